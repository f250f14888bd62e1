import { keepPieces } from '@forkshop/compare'
import { parseBlocks, parseText, type Block, type ParsedText } from '@forkshop/document'
import { pack } from '../../base/packed.ts'
import { drawText, type DrawnText } from './draw-article.ts'
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
  /** `KeptPieces`; null for a text too long for them. */
  readonly pieces: Uint8Array | null
}

/** What a page shows of its text. */
export type Reading = {
  readonly drawn: DrawnText
  /** The title is empty where the text has none. */
  readonly facts: ShownFacts
}

/** What is read of a text that becomes a page's newest. */
export type ReadText = { readonly facts: PageFacts; readonly made: MadeOfText }

/** Reads a text once for its page, its lists and its comparisons; `slug` stands in for a title. */
export function readText(text: string, slug: string): ReadText {
  const parsed = parseText(text)
  const blocks = parseBlocks(parsed)
  const facts = factsIn(text, blocks, NO_TITLE)
  const made = toMade(parsed, blocks, { drawn: drawText(parsed, blocks), facts: toShown(facts) })
  return { facts: withTitle(facts, slug), made }
}

/** The same for its page and its comparisons alone. */
export function readToShow(text: string): MadeOfText {
  const parsed = parseText(text)
  const blocks = parseBlocks(parsed)
  const drawn = drawText(parsed, blocks)
  return toMade(parsed, blocks, { drawn, facts: shownIn(text, blocks, NO_TITLE) })
}

function toMade(parsed: ParsedText, blocks: readonly Block[], reading: Reading): MadeOfText {
  const pieces = keepPieces(parsed, blocks)
  return { reading: pack(reading), pieces: pieces && pack(pieces) }
}
