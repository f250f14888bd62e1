import { parseBlocks, type Block, type Table } from '@forkshop/document'
import { columnsOf } from '@forkshop/domain'
import { toWords } from '../words/words.ts'

/** A passage of a text as people read it, with the heading that it stands under; empty above the first one. */
export type LikePassage = { readonly heading: string; readonly quote: string }

/** All passages of a text, and which of them has most in common with some words. */
export type LikePassages = {
  readonly passages: readonly LikePassage[]
  /** Its number; null where no passage has a word of them that says something. */
  readonly best: number | null
  /** The numbers of the few that have most in common, the best first. */
  readonly likest: readonly number[]
}

/** So many are told of as likest. */
const FEW = 3

// Words that stand in more than this share of the passages tell none from another.
const COMMON_SHARE = 0.25
// Of a short text no word is common for standing twice.
const COMMON_LEAST = 4
// Articles and the like.
const SHORT_WORD = 2

/**
 * The paragraphs, items and steps of a text, and the one that has most in common with what somebody said: words count
 * for more the rarer they are in the text, and among several words in a long passage for less.
 */
export function likePassages(text: string, said: string): LikePassages {
  const passages = passagesOf(parseBlocks(text))
  const words = passages.map(({ quote }) => wordsOf(quote))
  const counts = new Map<string, number>()
  for (const word of words.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = Math.max(COMMON_LEAST, passages.length * COMMON_SHARE)
  const wanted = [...wordsOf(said)].filter((word) => {
    const count = counts.get(word) ?? 0
    return count > 0 && count <= common
  })
  const weight = (word: string): number => Math.log(1 + passages.length / (counts.get(word) ?? 1))
  const scores = words.map((own) => {
    const shared = wanted.filter((word) => own.has(word))
    return shared.reduce((sum, word) => sum + weight(word), 0) / Math.sqrt(4 + own.size)
  })
  const likest = scores
    .map((score, at) => ({ score, at }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, FEW)
    .map(({ at }) => at)
  return { passages, best: likest[0] ?? null, likest }
}

function passagesOf(blocks: readonly Block[]): readonly LikePassage[] {
  let heading = ''
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') {
      heading = block.plain
      return []
    }
    return quotesOf(block)
      .map((quote) => quote.replace(/\s+/g, ' ').trim())
      .filter((quote) => quote !== '')
      .map((quote) => ({ heading, quote }))
  })
}

function quotesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return [block.plain]
    case 'list':
      return block.pieces ?? [block.plain]
    case 'table':
      return block.table === undefined ? [] : cellsOf(block.table)
    default:
      return []
  }
}

/** Of an agenda its steps, of other tables all that they say. */
function cellsOf({ header, rows }: Table): readonly string[] {
  const columns = columnsOf(header)
  return rows.flatMap(({ cells }) =>
    columns === null ? cells.map(({ text }) => text) : (cells[columns.step]?.text ?? []),
  )
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(toWords(text).filter((word) => word.length > SHORT_WORD))
}
