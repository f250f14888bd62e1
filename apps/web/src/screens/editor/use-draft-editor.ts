import type { Draft } from '@forkshop/api'
import { Editor } from '@tiptap/vue-3'
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import {
  draftExtensions,
  undoFieldsToo,
  type DraftExtensionOptions,
} from './writing/draft-extensions.ts'
import { knowAddresses } from './writing/late-linkify.ts'
import { idleToolbar, toolbarStateOf, type ToolbarState } from './writing/toolbar-state.ts'
import { pictureAddress } from './writing/picture-address.ts'

export type DraftEditor = {
  readonly editor: Editor
  readonly toolbar: Readonly<ShallowRef<ToolbarState>>
  /** Counts up after changes of text or selection, once a frame. */
  readonly tick: Readonly<ShallowRef<number>>
}

type Parts = Pick<
  DraftExtensionOptions,
  'room' | 'userName' | 'notes' | 'onSlashKey' | 'onBrackets' | 'pasteHost'
> & {
  /** Asked for at a picture or an island of the text. */
  readonly onEdit: (position: number) => void
}

/** The editor of a draft; its toolbar follows the caret, at most once a frame. */
export const useDraftEditor = (
  draft: Pick<Draft, 'id' | 'field' | 'lang' | 'title' | 'page'>,
  { onEdit, ...options }: Parts,
): DraftEditor => {
  const { t } = useTranslations()
  const toolbar = shallowRef<ToolbarState>(idleToolbar)
  const tick = shallowRef(0)
  let waiting = false
  const editor = new Editor({
    extensions: draftExtensions({
      ...options,
      field: draft.field,
      taskLabel: t('editor.task'),
      views: {
        pictureUrl: (source) => pictureAddress(draft, source),
        words: {
          island: t('editor.island.label'),
          edit: t('editor.island.edit'),
          noAlt: t('editor.picture.noAlt'),
          notShown: (source) => t('editor.picture.notShown', { source }),
          alt: (alt) => t('editor.picture.altShown', { alt }),
        },
        onEdit,
      },
    }),
    editable: false, // until the text has come
    injectCSS: false,
    editorProps: {
      scrollMargin: { top: 140, bottom: 90, left: 0, right: 0 },
      scrollThreshold: { top: 130, bottom: 80, left: 0, right: 0 },
      attributes: {
        class: 'read draft-text',
        role: 'textbox',
        lang: draft.lang,
        'aria-label': t('editor.textLabel', { title: draft.title }),
        'aria-multiline': 'true',
      },
    },
  })
  undoFieldsToo(editor.state, options.room.ydoc)
  const look = (): void => {
    waiting = false
    if (editor.isDestroyed) return
    toolbar.value = toolbarStateOf(editor)
    tick.value += 1
  }
  editor.on('transaction', () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(look)
  })
  // who goes to write may type an address; without a line the draft asks again once it is quiet
  editor.on('focus', () => void knowAddresses().catch(() => {}))
  onBeforeUnmount(() => editor.destroy())
  return { editor, toolbar, tick }
}
