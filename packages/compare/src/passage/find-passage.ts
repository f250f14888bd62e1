import { agendaOf } from '@forkshop/domain'
import { pageReader } from '../reading/page-reader.ts'
import { readFront } from '../reading/read-front.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import type { PassageSpan } from './passage-span.ts'
import { hullOf, meets } from './passage-span.ts'
import type { PlacedBlock, TextPart } from './text-parts.ts'
import { placedFields, partsOf, placedBlocks, trimmed } from './text-parts.ts'

/** How a passage of a text is named. Blocks count as in `parseBlocks`. */
export type PassagePlace =
  | ({ readonly kind: 'span' } & PassageSpan)
  /** A block, or its nth item or row (the header is row 0). */
  | { readonly kind: 'block'; readonly block: number; readonly part: number | null }
  /** Words in a block as people read them, from the first of `quote` to the last of `until`. */
  | {
      readonly kind: 'words'
      readonly block: number
      readonly quote: string
      readonly until: string
    }
  /** A step of the agenda: the nth day, and the row below the header of its table. */
  | { readonly kind: 'step'; readonly day: number; readonly row: number }
  | { readonly kind: 'field'; readonly key: string }

/** What a passage is to a reader: `sentence` for one or several of a paragraph, `blocks` for several blocks. */
export type PassageKind =
  | 'sentence'
  | 'item'
  | 'row'
  | 'field'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'table'
  | 'block'
  | 'blocks'

export type FoundPassage = {
  readonly span: PassageSpan
  readonly kind: PassageKind
  /** The heading that it stands under; null above the first one and in front matter. */
  readonly heading: string | null
}

/**
 * Finds a passage, widened to whole sentences, items, rows, blocks or fields; null when the text has none there. What
 * is read of the text is kept in `cache`.
 */
export function findPassage(
  text: string,
  place: PassagePlace,
  cache: TextCache = newTextCache(),
): FoundPassage | null {
  const matter = readFront(text, cache.fronts)
  const fields = placedFields(text, matter)
  if (place.kind === 'field') {
    return toFieldPassage(fields.filter(({ key }) => key === place.key))
  }
  const blocks = placedBlocks(pageReader([text], cache)(text))
  const span = spanOf(text, blocks, place)
  if (!span) return null
  return span.start < matter.bodyStart
    ? toFieldPassage(fields.filter((field) => meets(field, span)))
    : widen(blocks, span)
}

function toFieldPassage(fields: readonly PassageSpan[]): FoundPassage | null {
  const span = hullOf(fields)
  return span && { span, kind: 'field', heading: null }
}

function widen(blocks: readonly PlacedBlock[], span: PassageSpan): FoundPassage | null {
  const touched = blocks.filter((block) => meets(block, span))
  const [block, ...others] = touched
  if (!block) return null
  const heading =
    blocks.findLast(({ kind, start }) => kind === 'heading' && start < block.start)?.label ?? null
  if (others.length > 0) return { span: hullOf(touched) ?? span, kind: 'blocks', heading }
  const parts = partsOf(block)
  const own = parts.filter((part) => meets(part, span))
  const [first] = own
  const hull = hullOf(own)
  if (!first || !hull || own.length === parts.length) {
    return { span: trimmed(block), kind: blockKind(block), heading }
  }
  return { span: hull, kind: own.length === 1 ? partKind(first) : severalKind(first), heading }
}

function blockKind({ kind }: PlacedBlock): PassageKind {
  return kind === 'heading' || kind === 'paragraph' || kind === 'list' || kind === 'table'
    ? kind
    : 'block'
}

function partKind({ kind }: TextPart): PassageKind {
  return kind === 'header' ? 'row' : kind
}

function severalKind({ kind }: TextPart): PassageKind {
  switch (kind) {
    case 'sentence':
      return 'sentence'
    case 'item':
      return 'list'
    case 'header':
    case 'row':
      return 'table'
    case 'block':
      return 'block'
  }
}

function spanOf(
  text: string,
  blocks: readonly PlacedBlock[],
  place: Exclude<PassagePlace, { readonly kind: 'field' }>,
): PassageSpan | null {
  switch (place.kind) {
    case 'span':
      return place
    case 'block': {
      const block = blocks[place.block]
      if (!block || place.part === null) return block ?? null
      return partsOf(block)[place.part] ?? null
    }
    case 'words': {
      const block = blocks[place.block]
      return block ? (wordsIn(block, place) ?? block) : null
    }
    case 'step': {
      const day = agendaOf(text).days[place.day]
      const table = blocks.find(
        ({ start, end }) => day && start <= day.tableStart && day.tableStart < end,
      )
      const rows = table ? partsOf(table).filter(({ kind }) => kind === 'row') : []
      return rows[place.row] ?? null
    }
  }
}

// what a reader does not see: pictures, where links lead, comments and tags
const unseen =
  /!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)|\]\[[^\]\n]*\]|<!--[\s\S]*?-->|<\/?[a-z][^>\n]*>|&(?:#x?[0-9a-f]+|[a-z]+);/giu

function wordsIn(
  { text, start }: PlacedBlock,
  { quote, until }: { readonly quote: string; readonly until: string },
): PassageSpan | null {
  const words = toPlacedWords(text.replace(unseen, (hidden) => ' '.repeat(hidden.length)))
  const first = placeOfWords(words, toPlacedWords(quote), 0)
  const end = placeOfWords(words, toPlacedWords(until), first?.end ?? 0) ?? first
  if (!first || !end) return null
  return {
    start: start + (words[first.start]?.start ?? 0),
    end: start + (words[end.end - 1]?.end ?? 0),
  }
}

type PlacedWord = PassageSpan & { readonly text: string }

function toPlacedWords(text: string): readonly PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The first place of some words among others, by their numbers; null when they are not there, or there are none. */
function placeOfWords(
  words: readonly PlacedWord[],
  wanted: readonly PlacedWord[],
  from: number,
): PassageSpan | null {
  if (wanted.length === 0) return null
  for (let at = from; at + wanted.length <= words.length; at++) {
    if (wanted.every(({ text }, nth) => words[at + nth]?.text === text)) {
      return { start: at, end: at + wanted.length }
    }
  }
  return null
}
