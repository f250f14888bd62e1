import { DRAFT_BODY, editorExtensions, seedDraft } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { clientAnswering } from '../../../../base/testing/client-answering.ts'
import * as late from '../late-paste.ts'
import type { PasteHost } from '../paste-host.ts'
import { Pasting } from '../pasting.ts'
import { TableKeys } from '../table-keys.ts'
import { UndoSteps } from '../undo-steps.ts'

/** What has come already. */
export const loaded = Promise.resolve(late)

/** An editor of a draft to paste into, and what is said there. */
export const openBench = () => {
  let open: Editor | null = null
  /** Titles and texts of the notices so far. */
  const told: string[] = []
  /** What the buttons of the notices do. */
  const acts: (() => void)[] = []
  /** The texts come at once here, and say their own names. */
  const host: PasteHost = {
    client: clientAnswering(() => ({ name: 'b.png' })),
    draft: { id: 'd', page: 'jeu', lang: 'fr' },
    need: () => Promise.resolve(),
    t: (key: string, ...[given]: readonly unknown[]) =>
      `${key}${typeof given === 'number' ? given : ''}`,
    say: ({ title, text, actions = [] }) => {
      told.push(text === undefined ? title : `${title}: ${text}`)
      acts.push(...actions.map(({ run }) => run))
    },
    undo: () => open?.commands.undo() ?? false,
  }
  const editorWith = async (
    text: string,
    load: () => Promise<typeof late> = () => loaded,
  ): Promise<Editor> => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, seedDraft(text, '0123456789abcdef0123456789abcdef01234567'))
    open = new Editor({
      element: document.createElement('div'),
      extensions: [
        ...editorExtensions,
        Collaboration.configure({ document: ydoc, field: DRAFT_BODY }),
        UndoSteps,
        Pasting.configure({ host, load }),
        TableKeys,
      ],
    })
    open.view.dom.dispatchEvent(new FocusEvent('focus'))
    for (let at = 0; at < 4; at += 1) await loaded
    return open
  }
  const close = (): void => {
    open?.destroy()
    open = null
    told.length = 0
    acts.length = 0
  }
  return { editorWith, told, acts, close }
}

/** Puts the caret behind some words. */
export const caretAfter = (editor: Editor, words: string): void => {
  let end = 0
  editor.state.doc.descendants((node, at) => {
    if (node.isText && node.text === words) end = at + node.nodeSize
  })
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)))
}

export const type = (editor: Editor, text: string): void => {
  for (const letter of text) editor.view.dispatch(editor.state.tr.insertText(letter))
}

/** A clipboard or a drag, with the forms that are read. */
const bringing = ({ html = '', text = '' }) => ({
  getData: (form: string): string =>
    form === 'text/html' ? html : form === 'text/plain' ? text : '',
  files: [],
})

/** Pastes as the browser does. */
export const paste = (
  { view }: Editor,
  brought: { readonly html?: string; readonly text?: string },
): void => {
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: bringing(brought) })
  view.dom.dispatchEvent(event)
}

/** Drops as the browser does, at a position: nothing is laid out here. */
export const drop = (
  { view }: Editor,
  brought: { readonly html?: string; readonly text?: string },
  pos: number,
): void => {
  Object.assign(view, { posAtCoords: () => ({ pos, inside: pos }) })
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'dataTransfer', { value: bringing(brought) })
  view.dom.dispatchEvent(event)
}

const wordsOf = (node: PmNode): string =>
  node.textBetween(0, node.content.size, '', ({ type: { name } }) =>
    name === 'hardBreak' ? '/' : '',
  )

/** The page: text of each block, cells of each table; breaks are strokes. */
export const shape = ({ state }: Editor): readonly unknown[] =>
  state.doc.children.map((block) =>
    block.type.name === 'table'
      ? block.children.map((row) => row.children.map(wordsOf))
      : wordsOf(block),
  )

/** A table in Markdown, its first row the header. */
export const tableText = ([header = [], ...rows]: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')
