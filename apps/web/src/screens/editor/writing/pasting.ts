import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Brought } from './brought.ts'
import type * as Late from './late-paste.ts'
import type { PasteHost } from './paste-host.ts'

export type PastingOptions = {
  readonly load: () => Promise<typeof Late>
  readonly host: PasteHost | null
}

/**
 * Pasting, dropping and copying: what other programs bring is cleaned by what is fetched once somebody
 * goes to write. Until it has come a paste waits for it, and so does what is dropped into a table; without a line
 * their words come alone.
 */
export const Pasting = Extension.create<PastingOptions>({
  name: 'pasting',
  priority: 500, // after links, which take an address pasted on words; before tables
  addOptions: () => ({ load: () => import('./late-paste.ts'), host: null }),
  addProseMirrorPlugins() {
    const { load, host } = this.options
    let late: typeof Late | null = null
    let isPlain = false
    const know = async (): Promise<typeof Late> => (late ??= await load())
    const wish = (): void => void know().catch(() => {})
    const bring = (view: EditorView, brought: Brought): boolean => {
      if (late !== null) return late.bring(view, brought, host)
      void know().then(
        (loaded) =>
          view.isDestroyed || loaded.bring(view, brought, host) || byItself(view, brought),
        () => view.isDestroyed || asWords(view, brought, host),
      )
      return true
    }
    return [
      new Plugin({
        key: new PluginKey('pasting'),
        props: {
          handleDOMEvents: {
            focus: () => {
              wish()
              return false
            },
            // before the editor reads the HTML itself, in a page that drops its styles
            paste: (view, event) => {
              const brought = event.clipboardData && broughtBy(event.clipboardData, isPlain)
              if (!brought || isShort(brought) || !view.editable || isCode(view)) return false
              if (isAddressOn(view, brought) || !bring(view, brought)) return false
              isPlain = false
              event.preventDefault()
              return true
            },
          },
          handleKeyDown: (_, { key, shiftKey, ctrlKey, metaKey }) => {
            if (key.toLowerCase() === 'v') isPlain = shiftKey && (ctrlKey || metaKey)
            return false
          },
          handlePaste: (view, { clipboardData }) => {
            const plain = isPlain
            isPlain = false
            if (clipboardData === null || isCode(view)) return false
            return bring(view, broughtBy(clipboardData, plain))
          },
          handleDrop: (view, { clientX, clientY, dataTransfer }, _, isMoved) => {
            const { selection } = view.state
            const placeNow = () => view.posAtCoords({ left: clientX, top: clientY })
            const place = placeNow()
            if (dataTransfer === null || place === null) return false
            if (isMoved && !(selection instanceof TextSelection)) return false
            const brought = broughtBy(dataTransfer, false)
            if (late !== null) return late.drop(view, brought, { at: place.pos, isMoved }, host)
            if (!isTableAt(view.state.doc.resolve(place.pos))) return false
            // the editor itself would break the table apart
            void know().then(
              (loaded) => {
                const at = view.isDestroyed ? null : placeNow()
                if (at !== null) loaded.drop(view, brought, { at: at.pos, isMoved }, host)
              },
              () => view.isDestroyed || asWords(view, brought, host, { at: place.pos, isMoved }),
            )
            return true
          },
          transformCopied: (slice) => (host && late?.withFullAddresses(slice, host.draft)) ?? slice,
          transformPasted: (slice) => (host && late?.withOwnAddresses(slice, host.draft)) ?? slice,
          clipboardTextSerializer: (slice, view) => late?.textOfCopy(slice, view) ?? '',
        },
      }),
    ]
  },
})

/** Words that the editor may read once more for itself, line by line. */
const isShort = ({ html, text }: Brought): boolean => html === '' && text.length < 20_000

/** An address pasted on words makes a link of them. */
const isAddressOn = ({ state }: EditorView, { text }: Brought): boolean =>
  !state.selection.empty && /^https?:\/\/\S+$/.test(text.trim())

/** Code takes what comes letter by letter. */
const isCode = ({ state }: EditorView): boolean =>
  state.selection.$from.parent.type.spec.code === true

const isTableAt = ($at: ResolvedPos): boolean =>
  Array.from({ length: $at.depth }, (_, depth) => $at.node(depth + 1)).some(
    ({ type }) => type.name === 'table',
  )

/** Words alone, in one line where a table takes them, and a word of it: what knows better is not there. */
const asWords = (
  view: EditorView,
  { html, text }: Brought,
  host: PasteHost | null,
  drop: { readonly at: number; readonly isMoved: boolean } | null = null,
): void => {
  const { state } = view
  const { selection, tr } = state
  const words = text || (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '')
  const $at =
    drop === null ? selection.$to : state.doc.resolve(Math.min(drop.at, state.doc.content.size))
  if (isTableAt($at)) {
    const isWithin = drop === null && selection.$from.sameParent($at) && $at.parent.isTextblock
    const { from, to } = isWithin ? selection : TextSelection.near($at)
    tr.insertText(words.replace(/\s+/g, ' ').trim(), isWithin ? from : to, to)
    if (drop?.isMoved === true)
      tr.deleteRange(tr.mapping.map(selection.from), tr.mapping.map(selection.to, -1))
    view.dispatch(tr.setMeta('uiEvent', drop === null ? 'paste' : 'drop'))
  } else view.pasteText(words)
  host?.say({ kind: 'done', title: host.t('editor.pastedWords') })
}

const byItself = (view: EditorView, { html, text }: Brought): boolean =>
  html === '' ? view.pasteText(text) : view.pasteHTML(html)

const broughtBy = (data: DataTransfer, plain: boolean): Brought => ({
  html: plain ? '' : data.getData('text/html'),
  text: data.getData('text/plain'),
  plain,
})
