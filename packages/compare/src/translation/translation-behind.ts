import { parseBlocks } from '@forkshop/document'
import { compareTexts } from '../compare-texts.ts'
import type { BlockChange, Comparison } from '../comparison.ts'
import { newTextCache, type TextCache } from '../reading/text-cache.ts'
import { isSeen } from '../words-for-people/seen.ts'
import { frameOf, type Frame } from './frame.ts'
import { matchFrames } from './match-frames.ts'

/** A text in two states, and a translation that was made of the first. */
export type TranslationTexts = {
  readonly base: string
  readonly newer: string
  readonly translation: string
}

/** What became of a passage of the original, and where the translation says it. */
export type PassageToTranslate = {
  /** Its number among the blocks of the comparison. */
  readonly at: number
  /** The block of the translation that stands for it, by its number; null where none does. */
  readonly there: number | null
  /** Where there is none, the block of the translation after which it belongs; null for its beginning. */
  readonly after: number | null
  /**
   * Whether the translation has it already, as far as that shows without knowing its language: a passage more has its
   * block, one less is gone, and hours and numbers that changed are the new ones.
   */
  readonly isThere: boolean
}

/** How a translation stands to a newer state of its original. */
export type TranslationBehind = {
  readonly comparison: Comparison
  /** Passages that changed, in the order of the newer text. */
  readonly passages: readonly PassageToTranslate[]
  /** Blocks of the original that did not change and that the translation lacks, by their numbers in the newer text. */
  readonly missing: readonly number[]
  /** Blocks of the translation that nothing in the original stands for. */
  readonly extra: readonly number[]
}

/**
 * Finds the passages of a translation that are behind. Two texts in different languages share no words: passages are
 * known by order, kind, numbers and addresses. Never throws.
 */
export function translationBehind(
  { base, newer, translation }: TranslationTexts,
  cache: TextCache = newTextCache(),
): TranslationBehind {
  const comparison = compareTexts(base, newer, cache)
  const frames = [base, newer, translation].map((text) => parseBlocks(text).map(frameOf))
  const [before = [], after = [], own = []] = frames
  const ofBase = matchFrames(before, own)
  const ofNewer = matchFrames(after, own)
  const known = new Set(ofBase.filter((at) => at !== null))
  const passages: PassageToTranslate[] = []
  const missing: number[] = []
  let last: number | null = null
  comparison.blocks.forEach((block, at) => {
    const there = placeOf(block, { ofBase, ofNewer, known })
    if (block.kind !== 'same' && (block.kind !== 'changed' || isSeen(block))) {
      const isThere = hasIt(block, { there, before, after, own })
      passages.push({ at, there, after: there === null ? last : null, isThere })
    } else if (there === null && block.afterIndex !== null) missing.push(block.afterIndex)
    if (there !== null) last = there
  })
  const stood = new Set([...known, ...ofNewer.filter((at) => at !== null)])
  return { comparison, passages, missing, extra: [...own.keys()].filter((at) => !stood.has(at)) }
}

/** What stands for a block: for one that is new, only what stands for nothing that was there before. */
function placeOf(
  { beforeIndex, afterIndex }: BlockChange,
  {
    ofBase,
    ofNewer,
    known,
  }: {
    readonly ofBase: readonly (number | null)[]
    readonly ofNewer: readonly (number | null)[]
    readonly known: ReadonlySet<number | null>
  },
): number | null {
  if (beforeIndex !== null) return ofBase[beforeIndex] ?? null
  const found = ofNewer[afterIndex ?? -1] ?? null
  return known.has(found) ? null : found
}

type Sides = {
  readonly there: number | null
  readonly before: readonly Frame[]
  readonly after: readonly Frame[]
  readonly own: readonly Frame[]
}

function hasIt(block: BlockChange, { there, before, after, own }: Sides): boolean {
  if (block.afterIndex === null) return there === null
  if (block.beforeIndex === null) return there !== null
  const [was, is, has] = [before[block.beforeIndex], after[block.afterIndex], own[there ?? -1]]
  if (was === undefined || is === undefined || has === undefined) return false
  const turned = numbersOf(was) !== numbersOf(is)
  return turned && onlyNumbers(block) && numbersOf(has) === numbersOf(is)
}

const numbersOf = ({ numbers, height }: Frame): string => `${height} ${numbers.join(' ')}`

/** Whether nothing but numbers turned: then there is nothing to be written in words. */
const onlyNumbers = ({ before, after }: BlockChange): boolean =>
  withoutNumbers(before) === withoutNumbers(after)

const withoutNumbers = (text: string | null): string =>
  (text ?? '').replaceAll(/\p{Nd}+(?:[.,:]\p{Nd}+)*/gu, '0').replaceAll(/[ -]+/gu, ' ')
