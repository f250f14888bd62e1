import type { PageKind } from '@forkshop/domain'
import type { Editor } from '@tiptap/vue-3'
import { watch, type Ref } from 'vue'
import type { useTranslations } from '../../../base/i18n/create-i18n.ts'
import type { RoomState } from '../room/room-state.ts'
import { hintsOf, prepareStart } from './prepare-start.ts'

type Parts = Pick<ReturnType<typeof useTranslations>, 'need' | 't'> & {
  readonly editor: Editor
  readonly state: Readonly<Ref<RoomState>>
  readonly kind: PageKind | null
  /** The facts, which say what the text is called. */
  readonly needForm: () => Promise<unknown>
}

/** A text that has no page yet helps whoever begins it, once it is there. */
export const useStart = ({ editor, state, kind, need, t, needForm }: Parts): void => {
  const stop = watch(
    () => state.value.loaded,
    async (isLoaded) => {
      if (!isLoaded) return
      await Promise.all([need(['creating']), needForm()])
      stop()
      if (editor.isDestroyed || !editor.isEditable) return
      const of = kind ?? 'format'
      const empty = t('creating.hint.empty')
      prepareStart(editor, hintsOf(t(`creating.skeleton.${of}`), t(`creating.hint.${of}`), empty))
    },
    { immediate: true, flush: 'post' },
  )
}
