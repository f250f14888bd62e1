import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { Editor } from '@tiptap/vue-3'

export type BlockStyle = 'paragraph' | 'heading-2' | 'heading-3' | 'heading-4' | 'code' | 'other'

/** What the toolbar shows as pressed or possible where the caret stands. */
export type ToolbarState = {
  readonly style: BlockStyle
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly code: boolean
  readonly link: boolean
  readonly bulletList: boolean
  readonly orderedList: boolean
  readonly taskList: boolean
  readonly blockquote: boolean
  readonly inTable: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export const idleToolbar: ToolbarState = {
  style: 'paragraph',
  bold: false,
  italic: false,
  strike: false,
  code: false,
  link: false,
  bulletList: false,
  orderedList: false,
  taskList: false,
  blockquote: false,
  inTable: false,
  canUndo: false,
  canRedo: false,
}

export const toolbarStateOf = (editor: Editor): ToolbarState => {
  const { undoManager } = yUndoPluginKey.getState(editor.state) ?? {}
  return {
    style: styleOf(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    strike: editor.isActive('strike'),
    code: editor.isActive('code'),
    link: editor.isActive('link'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    taskList: editor.isActive('taskList'),
    blockquote: editor.isActive('blockquote'),
    inTable: editor.isActive('table'),
    canUndo: (undoManager?.undoStack.length ?? 0) > 0,
    canRedo: (undoManager?.redoStack.length ?? 0) > 0,
  }
}

const styleOf = (editor: Editor): BlockStyle => {
  if (editor.isActive('codeBlock')) return 'code'
  const level: unknown = editor.isActive('heading')
    ? editor.getAttributes('heading')['level']
    : null
  if (level === 1 || level === 2) return 'heading-2'
  if (level === 3) return 'heading-3'
  if (typeof level === 'number') return 'heading-4'
  return editor.isActive('paragraph') ? 'paragraph' : 'other'
}
