import { parseSheetText } from '../editor/sheet-text.ts'
import type { EditorNode } from '../editor/node.ts'
import { MAX_TEXT_BYTES } from '../text/decode.ts'
import { append } from './append.ts'
import { cleanedOf, MAX_ROWS } from './cleaned.ts'
import type { Cleaned } from './cleaned.ts'
import { isMarkdown, readMarkdown } from './markdown-signs.ts'
import type { AgendaWords, CleanOptions } from './options.ts'
import { agendaAt } from './plain-agenda.ts'
import { plainBlocks, plainInline } from './plain-lines.ts'
import { tableOf, trimRows } from './table-rows.ts'

const MAX_TITLE_LENGTH = 60

/**
 * Plain text as blocks of the editor: Markdown where it is written so, rows of a sheet as a table, lines
 * that begin with an hour as an agenda, bullets and numbers as lists, everything else as its words.
 */
export function cleanText(text: string, options: CleanOptions = {}): Cleaned {
  if (text.length > MAX_TEXT_BYTES) return { kind: 'refused' }
  const sheet = sheetTable(text, options.agendaWords)
  if (sheet === 'too-much') return { kind: 'refused' }
  if (sheet !== null) return cleanedOf([sheet], { program: 'text' })
  const lines = text.replaceAll('\u0000', '').split(/\r\n?|\n/)
  const parts = agendaParts(lines, options.agendaWords)
  const markdown = isMarkdown(text)
  const blocks: EditorNode[] = []
  for (const part of parts)
    append(blocks, part.table === null ? wordsOf(part, markdown) : [part.table])
  return cleanedOf(blocks, { program: markdown ? 'markdown' : 'text' })
}

/** Two rows of a sheet or more, from its text between tabs. */
function sheetTable(
  text: string,
  agendaWords: AgendaWords | undefined,
): EditorNode | 'too-much' | null {
  const sheet = parseSheetText(text)
  if (sheet === 'too-much') return sheet
  if (sheet === null || sheet.length < 2) return null
  // more rows than a page shows are refused as a whole, and not read to their end
  const rows = sheet.slice(0, MAX_ROWS + 1)
  const filled = trimRows(rows.map((row) => row.map(cellOf)))
  return filled === null ? null : tableOf(filled, { hasHeader: false, agendaWords })
}

function cellOf(text: string): readonly EditorNode[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line, at): readonly EditorNode[] => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
      ...plainInline(line),
    ])
}

interface Part {
  readonly lines: readonly string[]
  /** The agenda that stands here in their place. */
  readonly table: EditorNode | null
  /** Whether the last line is the title of the day that follows. */
  readonly titled: boolean
}

/** The lines of a text, cut where an agenda begins and ends. */
function agendaParts(lines: readonly string[], words: AgendaWords | undefined): readonly Part[] {
  const parts: Part[] = []
  let begin = 0
  for (let at = 0; words !== undefined && at < lines.length; at++) {
    const agenda = agendaAt(lines, at, words)
    if (agenda === null) continue
    const before = lines.slice(begin, at)
    parts.push({ lines: before, table: null, titled: isTitled(before) })
    parts.push({ lines: [], table: agenda.table, titled: false })
    at += agenda.taken - 1
    begin = at + 1
  }
  parts.push({ lines: lines.slice(begin), table: null, titled: false })
  return parts
}

/** Whether the line before an agenda stands alone and is short: the title of its day. */
function isTitled(lines: readonly string[]): boolean {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  const title = lines[last]?.trim() ?? ''
  const isAlone = last >= 0 && (last === 0 || lines[last - 1]?.trim() === '')
  return isAlone && title.length <= MAX_TITLE_LENGTH && !/[.!?…]$|^[-*•#>|]/.test(title)
}

function wordsOf({ lines, titled }: Part, markdown: boolean): readonly EditorNode[] {
  const last = titled ? lines.findLastIndex((line) => line.trim() !== '') : lines.length
  const before = lines.slice(0, last)
  const blocks = (markdown ? readMarkdown(before.join('\n')) : null) ?? plainBlocks(before)
  if (!titled) return blocks
  const title = (lines[last] ?? '').trim().replace(/\s*:$/, '')
  return [
    ...blocks,
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: title }] },
  ]
}
