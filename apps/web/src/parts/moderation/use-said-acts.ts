import { ApiError } from '@forkshop/api'
import { inject } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useToasts } from '../../ui/toasts.ts'
import { moderationKey } from './moderation.ts'

export type SaidActs = {
  readonly hide: (of: string) => Promise<void>
  readonly showAgain: (of: string) => Promise<void>
  readonly dismiss: (of: string) => Promise<void>
  /** Loads again what shows it. */
  readonly changed: () => Promise<void>
}

/** Hiding, showing again and putting reports aside: done at once, said in a corner, and taken back there. */
export const useSaidActs = (): SaidActs => {
  const moderation = inject(moderationKey, null)
  const client = useClient()
  const { show } = useToasts()
  const { t } = useTranslations()
  const changed = async (): Promise<void> => moderation?.asking.again()
  const act = async (call: () => Promise<unknown>, said: () => void): Promise<void> => {
    try {
      await call()
    } catch (error) {
      const text = error instanceof ApiError ? error.problem.detail : ''
      show({ kind: 'problem', title: t('dialogs.said.done.failed'), text })
      return
    }
    said()
    keepFocus()
    await changed()
  }
  const acts: SaidActs = {
    hide: (of) =>
      act(
        () => client('hide', { body: { of } }),
        () =>
          show({
            kind: 'done',
            title: t('dialogs.said.done.hidden'),
            actions: [{ label: t('dialogs.said.showAgain'), run: () => void acts.showAgain(of) }],
          }),
      ),
    showAgain: (of) =>
      act(
        () => client('showAgain', { params: { of } }),
        () => show({ kind: 'done', title: t('dialogs.said.done.shown') }),
      ),
    dismiss: (of) =>
      act(
        () => client('dismissReports', { params: { of } }),
        () => show({ kind: 'done', title: t('dialogs.said.done.dismissed') }),
      ),
    changed,
  }
  return acts
}

/** The menu goes away with what it stood at. */
function keepFocus(): void {
  document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
}
