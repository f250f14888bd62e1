import { parseBlocks, plainText, type Block } from '@forkshop/document'

/** A piece of a text that can be rewritten on its own. */
export type EditablePassage = {
  /** Offset in the text; names the passage. */
  readonly start: number
  readonly source: string
  /** Its words, for choosing it. */
  readonly label: string
  /** The heading above it, '' before the first one. */
  readonly heading: string
  /** One row of a table. */
  readonly isRow: boolean
}

/** The passages of a text in order: blocks, and the rows of a table one by one. */
export const passagesOf = (text: string): readonly EditablePassage[] => {
  let heading = ''
  return parseBlocks(text).flatMap((block) => {
    if (block.kind === 'heading') {
      heading = block.plain
      return []
    }
    if (block.kind === 'rule' || block.kind === 'definition') return []
    const pieces = block.kind === 'table' ? rowsOf(block) : [block]
    return pieces.map(({ start, text: source, plain }) => ({
      start,
      source,
      label: plain.replace(/\s+/gu, ' ').trim(),
      heading,
      isRow: block.kind === 'table',
    }))
  })
}

/** The text with the passages that start at these offsets rewritten; all else keeps its bytes. */
export const withPassages = (text: string, rewritten: ReadonlyMap<number, string>): string => {
  let written = ''
  let from = 0
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  for (const { start, source, isRow } of passagesOf(text)) {
    const words = rewritten.get(start)
    if (words === undefined) continue
    written += text.slice(from, start)
    from = start + source.length
    if (words.trim() === '')
      from += (isRow ? ROW_END : BLOCK_END).exec(text.slice(from))?.[0].length ?? 0
    else written += words.replace(/\r?\n/g, lineEnd)
  }
  return written + text.slice(from)
}

/** What goes with a passage that is taken away. */
const ROW_END = /^\r?\n/
const BLOCK_END = /^\r?\n(?:[ \t]*\r?\n)?/

type Piece = Pick<Block, 'start' | 'text' | 'plain'>

/** The rows of a table below its head, each with its cells as words. */
const rowsOf = (table: Block): readonly Piece[] => {
  let start = table.start
  const lines = table.text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    return { start: at, text: line.replace(/\r$/, '') }
  })
  return lines.slice(2).map((line) => ({ ...line, plain: wordsOfRow(line.text) }))
}

const wordsOfRow = (row: string): string =>
  row
    .replace(/^\s*\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.trim()).trim())
    .filter((cell) => cell !== '')
    .join(' · ')
