import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state'

/** The menu that a slash opens: where the slash is and what was typed after it. */
export type Slash = { readonly from: number; readonly to: number; readonly query: string }

export type SlashKey = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Tab' | 'Escape'

type SlashState = { readonly slash: Slash | null; readonly shutAt: number | null }

const key = new PluginKey<SlashState>('slash')

/** The open slash menu, null when there is none. */
export const slashIn = (state: EditorState): Slash | null => key.getState(state)?.slash ?? null

const keys: readonly string[] = [
  'ArrowDown',
  'ArrowUp',
  'Enter',
  'Tab',
  'Escape',
] satisfies SlashKey[]
const isSlashKey = (name: string): name is SlashKey => keys.includes(name)

const MAX_QUERY = 24

/** A slash at the start of a paragraph of the page, or after a blank in one, with the letters behind it. */
const readSlash = (state: EditorState): Slash | null => {
  const { selection } = state
  if (!(selection instanceof TextSelection) || !selection.empty) return null
  const { $from } = selection
  if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const [, blank, query] = /(^|\s)\/([\p{L}\p{N}]*)$/u.exec(before) ?? []
  if (blank === undefined || query === undefined || query.length > MAX_QUERY) return null
  return { from: $from.pos - query.length - 1, to: $from.pos, query }
}

type SlashOptions = {
  readonly onKey: (name: SlashKey) => boolean
  readonly onBrackets: (typed: string) => void
}

/**
 * Opens a menu of things to insert when somebody types a slash. `onKey` gets the keys of the open menu
 * and says whether it used them. `onBrackets` asks for a page to link to when two brackets were typed, which
 * it gets and which are taken out of the text.
 */
export const SlashMenuKeys = Extension.create<SlashOptions>({
  name: 'slashMenu',
  priority: 1_200,
  addOptions: () => ({ onKey: () => false, onBrackets: () => {} }),
  addProseMirrorPlugins() {
    const { onKey, onBrackets } = this.options
    return [
      new Plugin<SlashState>({
        key,
        state: {
          init: () => ({ slash: null, shutAt: null }),
          apply: (transaction, before, _, state) => {
            const shut: unknown = transaction.getMeta(key)
            const found = readSlash(state)
            const shutAt = shut === 'shut' ? (found?.from ?? null) : before.shutAt
            if (found === null) return { slash: null, shutAt: null }
            // it opens by typing, not by walking past an old slash
            const isTyped = transaction.docChanged || before.slash !== null
            const open = isTyped && shutAt !== found.from
            return { slash: open ? found : null, shutAt }
          },
        },
        props: {
          handleTextInput: (view, from, to, text) => {
            const { parent, parentOffset } = view.state.doc.resolve(from)
            if (text !== '[' || from !== to || parent.type.spec.code === true) return false
            if (!/(?:^|[^[])\[$/.test(parent.textBetween(0, parentOffset, '', ' '))) return false
            view.dispatch(view.state.tr.delete(from - 1, to))
            onBrackets('[[')
            return true
          },
          handleKeyDown: (view, event) => {
            if (slashIn(view.state) === null || event.isComposing || !isSlashKey(event.key))
              return false
            if (event.key !== 'Escape') return onKey(event.key)
            view.dispatch(view.state.tr.setMeta(key, 'shut'))
            return true
          },
        },
      }),
    ]
  },
})
