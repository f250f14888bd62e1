import { defineAsyncComponent, shallowRef, type Component, type Ref, type ShallowRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useToasts } from '../../../ui/toasts.ts'
import type { EditorView } from '../frame/editor-menu.ts'

export type Talk = {
  readonly DraftTalk: Component
  /** Whether its part is there. */
  readonly isThere: Readonly<ShallowRef<boolean>>
  /** Whether somebody wants to say something about what is selected; the part takes it. */
  readonly asked: ShallowRef<boolean>
  readonly fetch: () => Promise<void>
  readonly comment: () => Promise<void>
}

/** What is said of a draft, fetched once the draft is quiet or when somebody wants to say something. */
export const useTalk = (view: () => Readonly<Ref<EditorView>>): Talk => {
  const { need, t } = useTranslations()
  const { show } = useToasts()
  const isThere = shallowRef(false)
  const asked = shallowRef(false)
  const load = async () => {
    const [part] = await Promise.all([import('./DraftTalk.vue'), need(['discussion'])])
    return part
  }
  const fetch = async (): Promise<void> => {
    await load()
    isThere.value = true
  }
  return {
    DraftTalk: defineAsyncComponent(load),
    isThere,
    asked,
    fetch,
    comment: async () => {
      if (view().value !== 'text') return
      try {
        await fetch()
        asked.value = true
      } catch {
        show({ kind: 'problem', title: t('shell.problem.line') })
      }
    },
  }
}
