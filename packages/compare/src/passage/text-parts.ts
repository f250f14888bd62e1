import type { BlockKind, FrontMatter } from '@forkshop/document'
import type { Unit } from '../reading/unit.ts'
import type { PageText } from '../reading/page-text.ts'
import { proseKey, toSentences } from '../reading/sentences.ts'
import { toUnit } from '../reading/unit.ts'
import { toRow } from '../reading/row.ts'
import { SAME_FAR, SAME_PLACE } from '../words/alike.ts'
import { toWords } from '../words/words.ts'
import type { PassageSpan } from './passage-span.ts'

/** The smallest thing that has a history of its own: a sentence, an item, a row, or a block that has no such parts. */
export type TextPart = PassageSpan & {
  readonly kind: 'sentence' | 'item' | 'header' | 'row' | 'block'
  readonly text: string
}

/** A block of a text where it stands. */
export type PlacedBlock = PassageSpan & {
  readonly kind: BlockKind
  readonly label: string
  readonly text: string
}

/** The blocks of a text that was read. */
export function placedBlocks({
  front,
  head,
  blocks,
}: Pick<PageText, 'front' | 'head' | 'blocks'>): readonly PlacedBlock[] {
  let end = front.length + head.length
  return blocks.map(({ block, lead, text }, at) => {
    const start = at === 0 ? end : end + lead.length
    end = start + text.length
    const { kind } = block
    return {
      kind,
      text,
      start,
      end,
      get label() {
        return block.label
      },
    }
  })
}

/** Where the words of a block begin and end: its indent is none of them. */
export function trimmed({ text, start }: Pick<PlacedBlock, 'text' | 'start'>): PassageSpan {
  const words = text.trim()
  const from = start + text.indexOf(words)
  return { start: from, end: from + words.length }
}

/**
 * The parts of a block, or of several paragraphs together, in their order; nested items stand by themselves. A block
 * with more of them than people write is one.
 */
export function partsOf(block: Omit<PlacedBlock, 'label'>): readonly TextPart[] {
  const parts = allParts(block)
  return parts.length <= MAX_PARTS ? parts : [toPart('block', block.text, block.start)]
}

const MAX_PARTS = 1_000

function allParts({ kind, text, start }: Omit<PlacedBlock, 'label'>): readonly TextPart[] {
  switch (kind) {
    case 'paragraph':
      return sentenceParts(text, start)
    case 'list':
      return lineParts(text, start, { kind: 'item', begins: beginsItem() })
    case 'table':
      return lineParts(text, start, { kind: 'row', begins: () => true }).flatMap((part, line) =>
        line === 1 ? [] : [line === 0 ? { ...part, kind: 'header' } : part],
      )
    default:
      return [toPart('block', text, start)]
  }
}

/** The fields of front matter, each with the comments above it; none where it cannot be read. */
export function placedFields(
  text: string,
  matter: FrontMatter,
): readonly (PassageSpan & { readonly key: string })[] {
  if (matter.kind !== 'present') return []
  let end = text.indexOf('\n', matter.start) + 1
  return matter.entries.map(({ key, source }) => {
    const start = end
    end += source.length
    return { key, start, end: start + source.trimEnd().length }
  })
}

/** A part as a unit among those of its block: rows keep their identity by their first cell too. */
export function toPartUnit({ kind, text }: TextPart): Unit {
  switch (kind) {
    case 'header':
    case 'row': {
      const { cells } = toRow(text)
      const key = cells.join(' | ')
      const alias = kind === 'row' && cells[0] ? { alias: cells[0] } : {}
      return toUnit(key, { key, kind, placeLikeness: 0, ...alias })
    }
    case 'item':
      return toUnit(text, {
        key: text.replace(marker, '').trim(),
        kind,
        placeLikeness: SAME_PLACE,
      })
    default:
      return toUnit(text, { key: proseKey(text), kind, placeLikeness: SAME_PLACE })
  }
}

/** A part as a unit among those of other blocks too, whatever it is there: only its words count. */
export function toWordsUnit({ text }: TextPart): Unit {
  const words = toWords(text)
  return { key: words.join(' ') || text, kind: 'words', words, placeLikeness: SAME_FAR }
}

const marker = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/

function sentenceParts(text: string, start: number): readonly TextPart[] {
  const { elements, lead } = toSentences(text)
  let end = start + lead.length
  return elements.map((sentence, at) => {
    const from = at === 0 ? end : end + sentence.lead.length
    end = from + sentence.text.length
    return { kind: 'sentence', text: sentence.text, start: from, end }
  })
}

/** Each part goes from a line that begins one up to the next such line. */
function lineParts(
  text: string,
  start: number,
  { kind, begins }: { readonly kind: 'item' | 'row'; readonly begins: (line: string) => boolean },
): readonly TextPart[] {
  const sources: string[] = []
  for (const line of text.split(/(?<=\n)/)) {
    if (begins(line) || sources.length === 0) sources.push(line)
    else sources[sources.length - 1] += line
  }
  let end = start
  return sources.map((source) => {
    const from = end
    end += source.length
    return toPart(kind, source, from)
  })
}

/** Tells line by line whether an item begins; what stands between code fences begins none. */
function beginsItem(): (line: string) => boolean {
  let isCode = false
  return (line) => {
    if (/^[ \t]*(?:`{3,}|~{3,})/.test(line)) isCode = !isCode
    return !isCode && marker.test(line)
  }
}

function toPart(kind: TextPart['kind'], source: string, start: number): TextPart {
  return { kind, text: source.trim(), ...trimmed({ text: source, start }) }
}
