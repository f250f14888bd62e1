import {
  keepBlocks,
  readNear,
  readPage,
  recallBlocks,
  type KeptBlocks,
  type ReadPage,
} from '@forkshop/document'
import { pack, unpack } from '../../base/packed.ts'
import { putPlaces, takePlaces } from './places-apart.ts'
import { drawText, isOpenLink, type DrawnText } from './draw-article.ts'
import {
  factsIn,
  NO_TITLE,
  shownIn,
  takeApart,
  toShown,
  withTitle,
  type Fields,
  type PageFacts,
  type ShownFacts,
  type TextInParts,
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
  /** Without the places of its words, which `putPlaces` puts back. */
  readonly drawn: DrawnText
  readonly places: string
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
  /** Its fields, where they were read already. */
  readonly fields?: Fields | undefined
}

/** Reads a text once for its page, its lists and its comparisons; `slug` stands in for a title. */
export function readText({ slug, ...job }: ReadJob & { readonly slug: string }): ReadText {
  const read = readAs(job)
  const facts = factsIn(read.parts, NO_TITLE)
  return { facts: withTitle(facts, slug), made: toMade(read, toShown(facts)) }
}

/** The same for its page and its comparisons alone. */
export function readToShow(job: ReadJob): MadeOfText {
  const read = readAs(job)
  return toMade(read, shownIn(read.parts, NO_TITLE))
}

type Read = { readonly page: ReadPage; readonly parts: TextInParts }

function readAs({ text, near, fields }: ReadJob): Read {
  const known = near && recallPage(near.text, near.made)
  const page = (known && readNear(text, known, isOpenLink)) ?? readPage(text, isOpenLink)
  const isSame = known && frontOf(text, page) === frontOf(known.text, known.page)
  return { page, parts: takeApart(text, page.blocks, isSame ? known.fields : fields) }
}

function frontOf(text: string, { bodyStart }: ReadPage): string {
  return text.slice(0, bodyStart)
}

type Recalled = { readonly text: string; readonly page: ReadPage; readonly fields: Fields }

/** A text as it was read, from what was kept of it; null where that is damaged. */
function recallPage(text: string, made: MadeOfText): Recalled | null {
  const reading = unpack<Reading>(made.reading)
  const kept = unpack<KeptBlocks>(made.blocks)
  if (reading === null || kept === null) return null
  const { bodyStart, isApart, drawn, places } = reading
  const { outline } = drawn
  const parts = putPlaces({ parts: drawn.parts, places })
  const page = { bodyStart, isApart, parts, outline, blocks: recallBlocks(text, kept) }
  return { text, page, fields: reading.facts.fields }
}

function toMade({ page, parts }: Read, facts: ShownFacts): MadeOfText {
  const { bodyStart, isApart, blocks } = page
  const { places, ...bare } = takePlaces(page.parts)
  const drawn = drawText({ ...page, ...bare }, parts.agenda)
  const reading: Reading = { bodyStart, isApart, drawn, places, facts }
  return { reading: pack(reading), blocks: pack(keepBlocks(blocks)) }
}
