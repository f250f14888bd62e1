import { ApiError } from '@forkshop/api'
import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useToasts } from '../../ui/toasts.ts'

/** Whether something said is on the screen of the room of an event, for who leads its day. */
export type ShownSaid = {
  /** Null until known, and where the reader may not show it. */
  readonly isShown: Readonly<ShallowRef<boolean | null>>
  /** Shows it there or takes it off, and says so. */
  readonly toggle: () => Promise<void>
}

/** Asks each time the menu of something said (its name) opens. */
export const useShownSaid = (
  open: Ref<boolean>,
  said: () => string | null,
  { event }: { readonly event: () => string | null },
): ShownSaid => {
  const client = useClient()
  const { show } = useToasts()
  const { t } = useTranslations()
  const isShown = shallowRef<boolean | null>(null)
  const ask = async (): Promise<void> => {
    const [slug, of] = [event(), said()]
    if (slug === null || of === null) return
    const showing = await client('getShowing', { params: { slug } }).catch(() => null)
    isShown.value = showing && showing.shown.includes(of)
  }
  watch(open, (isOpen) => isOpen && ask(), { immediate: true })
  return {
    isShown,
    toggle: async () => {
      const [slug, of] = [event(), said()]
      if (slug === null || of === null) return
      const takesOff = isShown.value === true
      try {
        await client(takesOff ? 'takeOffRoom' : 'showInRoom', { params: { slug, of } })
      } catch (error) {
        const text = error instanceof ApiError ? error.problem.detail : ''
        show({ kind: 'problem', title: t('dialogs.said.done.failed'), text })
        return
      }
      isShown.value = !takesOff
      const title = t(takesOff ? 'dialogs.said.done.takenOff' : 'dialogs.said.done.inRoom')
      show({ kind: 'done', title })
    },
  }
}
