import { renderBlocks, translationBehind, type TextCache } from '@forkshop/compare'
import { drawingOptions, type PictureAddress } from './draw-comparison.ts'

/** A text in two states, a translation of the first, and where the pictures of original and translation are. */
export type TranslationJob = {
  readonly base: string
  readonly newer: string
  readonly translation: string
  readonly pictures: { readonly original: PictureAddress; readonly translation: PictureAddress }
}

/** A block of a text, by its number in it, as HTML. */
type DrawnBlock = { readonly at: number; readonly html: string }

/** What of a translation is behind, with its own passages drawn. */
export type TranslationWork = {
  readonly passages: readonly {
    readonly change: number
    readonly there: DrawnBlock | null
    readonly after: DrawnBlock | null
    readonly isThere: boolean
  }[]
  readonly missing: readonly DrawnBlock[]
  readonly extra: readonly DrawnBlock[]
}

/** Finds what of a translation is behind, and draws the blocks that it names. */
export function runTranslation(job: TranslationJob, texts: TextCache): TranslationWork {
  const { newer, translation, pictures } = job
  const { passages, missing, extra } = translationBehind(job, texts)
  const drawer =
    (text: string, address: PictureAddress) =>
    (at: number): DrawnBlock => {
      const options = drawingOptions(address, texts)
      return { at, html: renderBlocks(text, { first: at, count: 1 }, options) }
    }
  const own = drawer(translation, pictures.translation)
  const original = drawer(newer, pictures.original)
  return {
    passages: passages.map(({ at, there, after, isThere }) => ({
      change: at,
      there: there === null ? null : own(there),
      after: after === null ? null : own(after),
      isThere,
    })),
    missing: missing.map(original),
    extra: extra.map(own),
  }
}
