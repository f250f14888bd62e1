import {
  cellRows,
  cellTextOf,
  cleanHtml,
  cleanText,
  lowerHeadings,
  parseSheetText,
  pasteInCell,
  type AgendaWords,
  type Cleaned,
  type EditorNode,
  type PastedRows,
} from '@forkshop/document'
import { languageOfTag, textWordsOf } from '@forkshop/domain'
import { Node as PmNode, Slice, type Fragment } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import type { Brought } from './brought.ts'
import { matchColumns } from './match-columns.ts'
import type { PasteHost } from './paste-host.ts'
import { sayPasted, sayRefused } from './paste-notice.ts'
import { bringsPictures, keepPictures, placeOwnPictures } from './paste-pictures.ts'
import { sendPicture } from './send-picture.ts'
import { OWN_STEP } from './undo-steps.ts'

export { textOfCopy } from './copy-text.ts'

/** What is to be put into the text, and what there is to say of it. */
type Ready = {
  readonly transaction: Transaction
  readonly isJoined: boolean
}

/** Takes what was brought, cleaned; false for what the editor itself takes best. */
export const bring = (view: EditorView, brought: Brought, host: PasteHost | null): boolean => {
  const isOwn = brought.html.includes('data-pm-slice')
  if (isOwn && !isInTable(view.state)) return false
  const cleaned = cleanedFrom(view.state, brought, host)
  if (cleaned === null || isOneLine(view.state, cleaned, brought)) return false
  if (cleaned.kind === 'refused') {
    sayRefused(host)
    return true
  }
  const finish = (blocks: readonly EditorNode[], missing: number): void => {
    const ready = readyFor(view.state, blocks, brought)
    if (ready === null) return
    view.dispatch(ready.transaction)
    if (brought.plain) return
    const { isJoined } = ready
    const plain = (): void => pastePlain(view, { ...brought, after: view.state.doc }, host)
    sayPasted(host, { cleaned, missing, isJoined }, plain)
  }
  const owner = host?.draft ?? { id: '', page: null }
  if (host === null || !bringsPictures(cleaned.blocks)) {
    const placed = placeOwnPictures(cleaned.blocks, owner)
    finish(placed.blocks, placed.missing)
    return true
  }
  void keepPictures(cleaned.blocks, owner, (file) => sendPicture(host, file)).then(
    ({ blocks, missing }) => view.isDestroyed || finish(blocks, missing),
  )
  return true
}

/** A line of words takes the marks of the place, as the editor itself gives them. */
const isOneLine = (state: EditorState, cleaned: Cleaned, { html, text }: Brought): boolean =>
  html === '' &&
  !isInTable(state) &&
  cleaned.kind === 'cleaned' &&
  cleaned.program === 'text' &&
  cleaned.blocks[0]?.type === 'paragraph' &&
  !/[\r\n]/.test(text)

/** Takes what was dropped into a table; false for every other place. */
export const drop = (
  view: EditorView,
  brought: Brought,
  { at, isMoved }: { readonly at: number; readonly isMoved: boolean },
): boolean => {
  const { state } = view
  const there = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))))
  if (!isInTable(there)) return false
  const cleaned = cleanedFrom(there, brought, null)
  const blocks = cleaned?.kind === 'cleaned' ? cleaned.blocks : []
  const ready = readyFor(there, blocks, brought)
  if (ready === null) return false
  view.dispatch(isMoved ? without(ready.transaction, state.selection) : ready.transaction)
  return true
}

/** What was dragged is taken from where it was. */
const without = (transaction: Transaction, { from, to }: Selection): Transaction =>
  transaction.deleteRange(transaction.mapping.map(from), transaction.mapping.map(to, -1))

const cleanedFrom = (
  state: EditorState,
  { html, text, plain }: Brought,
  host: PasteHost | null,
): Cleaned | null => {
  const siteUrl = location.origin
  const inTable = isInTable(state)
  const agendaWords = inTable ? undefined : agendaWordsOf(host?.draft.lang ?? 'en')
  const options = agendaWords === undefined ? { siteUrl } : { siteUrl, agendaWords }
  if (html.trim() !== '') {
    const cleaned = cleanHtml(html, options)
    if (cleaned.kind === 'refused' || cleaned.blocks.length > 0 || text === '') return cleaned
  }
  if (text === '') return null
  return plain || inTable ? plainOf(text) : cleanText(text, options)
}

/** Words alone, a paragraph a line. */
const plainOf = (text: string): Cleaned => ({
  kind: 'cleaned',
  program: 'text',
  losses: [],
  blocks: text
    .split(/(?:\r\n?|\n)+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
})

const agendaWordsOf = (lang: string): AgendaWords => {
  const { start, duration, step } = textWordsOf(languageOfTag(lang) ?? 'en').columns
  return { start: start[0] ?? '', duration: duration[0] ?? '', step: step[0] ?? '' }
}

const readyFor = (
  state: EditorState,
  blocks: readonly EditorNode[],
  brought: Brought,
): Ready | null => {
  const inCell = isInTable(state) ? cellPaste(state, blocks, brought) : null
  if (inCell !== null) return inCell
  const slice = sliceOf(state, lowerHeadings(blocks))
  if (slice === null) return null
  const transaction = state.tr.replaceSelection(slice).setMeta(OWN_STEP, true)
  return { transaction: transaction.scrollIntoView(), isJoined: false }
}

const cellPaste = (
  state: EditorState,
  blocks: readonly EditorNode[],
  brought: Brought,
): Ready | null => {
  const rows = rowsFor(state, blocks, brought)
  if (rows === null) return null
  const matched = rows.length > 1 ? matchedRows(state, rows) : null
  const paste = matched ?? pasteInCell(state, rows)
  if (paste === null) return null
  const transaction = paste.transaction.setMeta(OWN_STEP, true).scrollIntoView()
  return { transaction, isJoined: paste.isJoined }
}

/** Plain text takes the marks of the place. */
const rowsFor = (
  state: EditorState,
  blocks: readonly EditorNode[],
  { html, text }: Brought,
): PastedRows | null => {
  const { schema, storedMarks, selection } = state
  if (html.trim() !== '') {
    const rows = cellRows(blocks, schema)
    if (rows !== null || text === '') return rows
  }
  const words = (one: string): Fragment =>
    cellTextOf(schema, one, storedMarks ?? selection.$from.marks())
  const sheet = parseSheetText(text)
  if (sheet !== null) return sheet.map((row) => row.map(words))
  const line = words(text)
  return line.size === 0 ? null : [[line]]
}

/** Rows that name their columns begin at the first of the table, wherever the caret stands in it. */
const matchedRows = (state: EditorState, rows: PastedRows) => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const table = $from.node(depth)
    if (table.type.name !== 'table') continue
    const matched = matchColumns(rows, table)
    if (matched === null) return null
    const first = $from.posAtIndex($from.index(depth), depth) + 1
    const selection = TextSelection.near(state.doc.resolve(first))
    return pasteInCell(state.apply(state.tr.setSelection(selection)), matched)
  }
  return null
}

/** Words at the ends go on in the words around them; lists in a list become its items. */
const sliceOf = (state: EditorState, blocks: readonly EditorNode[]): Slice | null => {
  if (blocks.length === 0) return null
  const doc = PmNode.fromJSON(state.schema, { type: 'doc', content: blocks })
  const isWords = (node: PmNode | null): boolean => node?.type.name === 'paragraph'
  const { $from } = state.selection
  const inItem = $from.depth > 1 && /^(?:list|task)Item$/.test($from.node(-1).type.name)
  if (inItem && doc.firstChild?.type.name.endsWith('List') === true)
    return Slice.maxOpen(doc.content)
  return new Slice(doc.content, isWords(doc.firstChild) ? 1 : 0, isWords(doc.lastChild) ? 1 : 0)
}

/** The same clipboard once more as words alone, in place of what it became. */
const pastePlain = (
  view: EditorView,
  brought: Brought & { readonly after: PmNode },
  host: PasteHost | null,
): void => {
  if (view.isDestroyed || !view.state.doc.eq(brought.after)) return
  host?.undo()
  const text = brought.text === '' ? wordsOf(brought.html) : brought.text
  if (!bring(view, { html: '', text, plain: true }, host)) view.pasteText(text)
  view.focus()
}

const wordsOf = (html: string): string => {
  const cleaned = cleanHtml(html)
  const lines = (node: EditorNode): string =>
    node.text ??
    (node.content ?? []).map(lines).join(node.content?.[0]?.type === 'text' ? '' : '\n')
  return cleaned.kind === 'cleaned' ? cleaned.blocks.map(lines).join('\n') : ''
}
