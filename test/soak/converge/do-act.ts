import type { Editor } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { moveBlock } from '../../../apps/web/src/screens/editor/writing/move-block.ts'
import type { Act, Place, TableAct, Turn } from './plan.ts'

/** Words that are deleted at once. */
const DELETED_WORDS = 2
/** What columns of a table there are at most and at least. */
const MOST_COLUMNS = 6
const LEAST_COLUMNS = 2
/** A page keeps so many blocks. */
const LEAST_BLOCKS = 3

/** Does in an editor what somebody planned, with the keys and commands of the editor; nothing where it is impossible. */
export const doAct = (editor: Editor, act: Act): void => {
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
  switch (act.kind) {
    case 'undo':
      editor.commands.undo()
      return
    case 'redo':
      editor.commands.redo()
      return
    case 'table':
      return inTable(editor, act.at, act.what)
    default:
      return inText(editor, act)
  }
}

type TextAct = Exclude<Act, { kind: 'undo' | 'redo' | 'table' }>

const inText = (editor: Editor, act: TextAct): void => {
  const found = findPlace(textBlocksOf(editor.state.doc), act.at)
  if (found === null) return
  switch (act.kind) {
    case 'type':
      editor.view.dispatch(editor.state.tr.insertText(spaced(found, act.word), found.position))
      return
    case 'split':
      putCaret(editor, found.position)
      return press(editor, 'Enter')
    case 'join':
      putCaret(editor, found.start)
      return press(editor, 'Backspace')
    case 'delete':
      editor.view.dispatch(editor.state.tr.delete(found.position, found.next(DELETED_WORDS)))
      return
    case 'bold':
      editor.commands.setTextSelection({ from: found.position, to: found.next(1) })
      editor.commands.toggleBold()
      return
    case 'remove':
      return removeBlock(editor, found.position)
    case 'turn':
      putCaret(editor, found.position)
      return turn(editor, act.into)
    case 'move':
      putCaret(editor, found.position)
      moveBlock(act.step)(editor.state, editor.view.dispatch)
  }
}

type TextBlock = { readonly node: PmNode; readonly start: number; readonly isInTable: boolean }

type Found = TextBlock & {
  readonly position: number
  /** The end of so many words further on in the block. */
  readonly next: (words: number) => number
  readonly text: string
}

const textBlocksOf = (doc: PmNode): readonly TextBlock[] => {
  const blocks: TextBlock[] = []
  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) return true
    const isInTable = parent !== null && ['tableCell', 'tableHeader'].includes(parent.type.name)
    blocks.push({ node, start: position + 1, isInTable })
    return false
  })
  return blocks
}

/** Between words, so that nobody cuts one: offsets from the start of the block. */
const bordersOf = (text: string): readonly number[] => [
  ...new Set([0, ...[...text.matchAll(/ /g)].map(({ index }) => index + 1), text.length]),
]

const findPlace = (blocks: readonly TextBlock[], at: Place): Found | null => {
  const block = blocks[Math.floor(at.block * blocks.length)]
  if (block === undefined) return null
  const { node, start } = block
  const text = node.textBetween(0, node.content.size, '', '\ufffc')
  // where something counts for more than its letter, only the ends are known
  const borders = text.length === node.content.size ? bordersOf(text) : [0, node.content.size]
  const nth = Math.floor(at.offset * borders.length)
  const next = (words: number): number => start + (borders[nth + words] ?? borders.at(-1) ?? 0)
  return { ...block, text, position: next(0), next }
}

/** A word with blanks where it would touch another. */
const spaced = ({ text, start, position }: Found, word: string): string => {
  const [before = ' ', after = ' '] = [text[position - start - 1], text[position - start]]
  return `${before === ' ' ? '' : ' '}${word}${after === ' ' ? '' : ' '}`
}

const putCaret = ({ view }: Editor, position: number): void => {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, position)))
}

const press = ({ view }: Editor, key: string): void => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  view.someProp('handleKeyDown', (handle) => handle(view, event))
}

const removeBlock = ({ view }: Editor, position: number): void => {
  const { doc, tr } = view.state
  const place = doc.resolve(position)
  if (doc.childCount > LEAST_BLOCKS) view.dispatch(tr.delete(place.before(1), place.after(1)))
}

const turn = ({ commands }: Editor, into: Turn): void => {
  switch (into) {
    case 'heading':
      commands.toggleHeading({ level: 2 })
      return
    case 'paragraph':
      commands.setParagraph()
      return
    case 'bulletList':
      commands.toggleBulletList()
      return
    case 'orderedList':
      commands.toggleOrderedList()
      return
    case 'taskList':
      commands.toggleTaskList()
      return
    case 'blockquote':
      commands.toggleBlockquote()
      return
    case 'sink':
      commands.sinkListItem('listItem')
      return
    case 'lift':
      commands.liftListItem('listItem')
  }
}

const inTable = (editor: Editor, at: Place, what: TableAct): void => {
  const cells = textBlocksOf(editor.state.doc).filter(({ isInTable }) => isInTable)
  const found = findPlace(cells, at)
  if (found === null) return
  putCaret(editor, found.position)
  const { $from } = editor.state.selection
  const [row, columns] = [$from.index($from.depth - 3), $from.node($from.depth - 2).childCount]
  switch (what) {
    case 'addRow':
      editor.commands.addRowAfter()
      return
    case 'deleteRow':
      // the header stays (`isPossible` of the editor's table actions)
      if (row > 0) editor.commands.deleteRow()
      return
    case 'addColumn':
      if (columns < MOST_COLUMNS) editor.commands.addColumnAfter()
      return
    case 'deleteColumn':
      if (columns > LEAST_COLUMNS) editor.commands.deleteColumn()
  }
}
