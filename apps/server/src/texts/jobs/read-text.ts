import {
  keepBlocks,
  readNear,
  readPage,
  recallBlocks,
  type KeptBlocks,
  type ReadPage,
} from '@forkshop/document'
import { pack, unpack } from '../../base/packed.ts'
import { drawText, isOpenLink, type DrawnText } from './draw-article.ts'
import {
  factsIn,
  NO_TITLE,
  shownIn,
  toShown,
  withTitle,
  type PageFacts,
  type ShownFacts,
} from './page-facts.ts'

/** What is kept of a text, packed, for who reads or compares it later. */
export type MadeOfText = {
  /** A `Reading`. */
  readonly reading: Uint8Array
  /** `KeptBlocks`. */
  readonly blocks: Uint8Array
}

/** What a page shows of its text. */
export type Reading = Pick<ReadPage, 'bodyStart' | 'isApart'> & {
  readonly drawn: DrawnText
  /** The title is empty where the text has none. */
  readonly facts: ShownFacts
}

/** What is read of a text that becomes a page's newest. */
export type ReadText = { readonly facts: PageFacts; readonly made: MadeOfText }

/** A text to be read. */
export type ReadJob = {
  readonly text: string
  /** One that it is likely to differ little from, with what was kept of that. */
  readonly near?: { readonly text: string; readonly made: MadeOfText } | undefined
}

/** Reads a text once for its page, its lists and its comparisons; `slug` stands in for a title. */
export function readText({ text, slug, near }: ReadJob & { readonly slug: string }): ReadText {
  const page = readAs(text, near)
  const facts = factsIn(text, page.blocks, NO_TITLE)
  return { facts: withTitle(facts, slug), made: toMade(text, page, toShown(facts)) }
}

/** The same for its page and its comparisons alone. */
export function readToShow({ text, near }: ReadJob): MadeOfText {
  const page = readAs(text, near)
  return toMade(text, page, shownIn(text, page.blocks, NO_TITLE))
}

function readAs(text: string, near: ReadJob['near']): ReadPage {
  const known = near && recallPage(near.text, near.made)
  return (known && readNear(text, known, isOpenLink)) ?? readPage(text, isOpenLink)
}

/** A text as it was read, from what was kept of it; null where that is damaged. */
function recallPage(text: string, made: MadeOfText): { text: string; page: ReadPage } | null {
  const reading = unpack<Reading>(made.reading)
  const kept = unpack<KeptBlocks>(made.blocks)
  if (reading === null || kept === null) return null
  const { bodyStart, isApart, drawn } = reading
  const { parts, outline } = drawn
  return { text, page: { bodyStart, isApart, parts, outline, blocks: recallBlocks(text, kept) } }
}

function toMade(text: string, page: ReadPage, facts: ShownFacts): MadeOfText {
  const { bodyStart, isApart, blocks } = page
  const reading: Reading = { bodyStart, isApart, drawn: drawText(text, page), facts }
  return { reading: pack(reading), blocks: pack(keepBlocks(blocks)) }
}
