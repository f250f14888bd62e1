import {
  cleanHtml,
  cleanPlain,
  cleanText,
  lowerHeadings,
  type AgendaWords,
  type Cleaned,
  type EditorNode,
} from '@forkshop/document'
import { languageOfTag, textWordsOf } from '@forkshop/domain'
import { Node as PmNode, Slice } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { OWN_STEP } from '../own-step.ts'
import type { Brought } from './brought.ts'
import { traceOf, withoutPaste, type PasteTrace } from './paste-again.ts'
import type { PasteHost } from './paste-host.ts'
import { pasteInList } from './paste-in-list.ts'
import { isAgendaAt, pasteInTable, type TablePaste, type WordsBrought } from './paste-in-table.ts'
import { sayChanged, sayMissing, sayPasted, sayRefused } from './paste-notice.ts'
import {
  bringsPictures,
  keepPictures,
  othersPictures,
  placeOwnPictures,
  withOthersPictures,
} from './paste-pictures.ts'
import { loadPicture, sendPicture } from './send-picture.ts'

export { withFullAddresses, withOwnAddresses } from './copied-addresses.ts'
export { textOfCopy } from './copy-text.ts'

/** What is to be put into the text, and what there is to say of it. */
type Ready = {
  readonly transaction: Transaction
  /** Null outside a table. */
  readonly placed: TablePaste | null
}

/** Takes what was brought, cleaned; false for what the editor itself takes best. */
export const bring = (view: EditorView, brought: Brought, host: PasteHost | null): boolean => {
  const isOwn = brought.html.includes('data-pm-slice')
  if (isOwn && !isInTable(view.state))
    return host !== null && bringFromOtherPage(view, brought, host)
  const cleaned = cleanedFrom(view.state, brought, host)
  if (cleaned === null || isOneLine(view.state, cleaned, brought)) return false
  if (cleaned.kind === 'refused') {
    sayRefused(host)
    return true
  }
  const finish = (blocks: readonly EditorNode[], missing: number): void => {
    const before = view.state
    const ready = readyFor(before, blocks, { text: brought.text, isRead: isRead(cleaned) })
    if (ready === 'refused') return sayRefused(host)
    if (ready === null) return
    view.dispatch(ready.transaction)
    if (brought.plain) return
    const { doc } = view.state
    const plain = (): void =>
      pastePlain(view, { ...brought, doc, trace: traceOf(before, doc) }, host)
    sayPasted(host, { cleaned, missing, placed: ready.placed }, plain)
  }
  const owner = host?.draft ?? { id: '', page: null }
  if (host === null || !bringsPictures(cleaned.blocks, owner)) {
    const placed = placeOwnPictures(cleaned.blocks, owner)
    finish(placed.blocks, placed.missing)
    return true
  }
  void keepPictures(cleaned.blocks, owner, carrierTo(host)).then(
    ({ blocks, missing }) => view.isDestroyed || finish(blocks, missing),
  )
  return true
}

const carrierTo = (host: PasteHost): Parameters<typeof keepPictures>[2] => ({
  load: loadPicture,
  send: (file) => sendPicture(host, file),
})

/** What was copied here goes in as it is, after pictures that another page keeps. */
const bringFromOtherPage = (view: EditorView, { html }: Brought, host: PasteHost): boolean => {
  const { draft } = host
  if (othersPictures(html, draft).length === 0) return false
  void withOthersPictures(html, draft, carrierTo(host)).then((placed) => {
    if (view.isDestroyed) return
    view.pasteHTML(placed.html)
    sayMissing(host, placed.missing)
  })
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
  host: PasteHost | null,
): boolean => {
  const { state } = view
  const there = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))))
  if (!isInTable(there)) return false
  const cleaned = cleanedFrom(there, brought, null)
  const ready = readyToDrop(there, cleaned, brought)
  if (ready === 'refused') sayRefused(host)
  if (ready === null || ready === 'refused') return ready === 'refused'
  view.dispatch(isMoved ? without(ready.transaction, state.selection) : ready.transaction)
  return true
}

const readyToDrop = (
  there: EditorState,
  cleaned: Cleaned | null,
  { text }: Brought,
): Ready | 'refused' | null => {
  if (cleaned === null) return readyFor(there, [], { text, isRead: false })
  if (cleaned.kind === 'refused') return 'refused'
  return readyFor(there, cleaned.blocks, { text, isRead: isRead(cleaned) })
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
  const isAgenda = !inTable || isAgendaAt(state)
  const agendaWords = agendaWordsOf(host?.draft.lang ?? 'en')
  const options = isAgenda ? { siteUrl, agendaWords } : { siteUrl }
  if (html.trim() !== '') {
    const cleaned = cleanHtml(html, inTable ? { siteUrl } : options)
    if (cleaned.kind === 'refused' || cleaned.blocks.length > 0 || text === '') return cleaned
  }
  if (text === '') return null
  if (plain) return cleanPlain(text)
  const cleaned = inTable && text.includes('\t') ? null : cleanText(text, options)
  return cleaned === null || (inTable && !isRead(cleaned)) ? cleanPlain(text) : cleaned
}

/** Whether more was read in it than words: they alone take the marks of the place. */
const isRead = (cleaned: Cleaned): boolean =>
  cleaned.kind === 'cleaned' &&
  (cleaned.program !== 'text' ||
    (cleaned.blocks.length === 1 && cleaned.blocks[0]?.type === 'table'))

const agendaWordsOf = (lang: string): AgendaWords => {
  const { start, duration, step } = textWordsOf(languageOfTag(lang) ?? 'en').columns
  return { start: start[0] ?? '', duration: duration[0] ?? '', step: step[0] ?? '' }
}

const readyFor = (
  state: EditorState,
  blocks: readonly EditorNode[],
  words: WordsBrought,
): Ready | 'refused' | null => {
  const placed = isInTable(state) ? pasteInTable(state, blocks, words) : null
  if (placed?.kind === 'refused') return 'refused'
  if (placed !== null) return { transaction: ownStep(placed.transaction), placed }
  const transaction = pasteInText(state, lowerHeadings(blocks))
  return transaction === null ? null : { transaction: ownStep(transaction), placed: null }
}

const ownStep = (transaction: Transaction): Transaction =>
  transaction.setMeta(OWN_STEP, true).scrollIntoView()

/** Words at the ends go on in the words around them. */
const pasteInText = (state: EditorState, blocks: readonly EditorNode[]): Transaction | null => {
  if (blocks.length === 0) return null
  const { content, firstChild, lastChild } = PmNode.fromJSON(state.schema, {
    type: 'doc',
    content: blocks,
  })
  const openAt = (node: PmNode | null): 0 | 1 => (node?.type.name === 'paragraph' ? 1 : 0)
  const slice = new Slice(content, openAt(firstChild), openAt(lastChild))
  return pasteInList(state, content) ?? state.tr.replaceSelection(slice)
}

type Pasted = Brought & {
  /** The text right after. */
  readonly doc: PmNode
  readonly trace: PasteTrace
}

/** The same clipboard once more as words alone, in place of what it became, whatever was written elsewhere. */
const pastePlain = (view: EditorView, pasted: Pasted, host: PasteHost | null): void => {
  if (view.isDestroyed) return
  const isLast = view.state.doc.eq(pasted.doc)
  const back = isLast && host !== null ? null : withoutPaste(view.state, pasted.trace)
  if (back === null && !isLast) return sayChanged(host)
  if (back === null) host?.undo()
  else view.dispatch(ownStep(back))
  const text = pasted.text === '' ? wordsOf(pasted.html) : pasted.text
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
