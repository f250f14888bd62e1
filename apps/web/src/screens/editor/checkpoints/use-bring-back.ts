import { ApiError, type Client, type Draft } from '@forkshop/api'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useToasts } from '../../../ui/toasts.ts'
import type { Room } from '../room/open-room.ts'
import { bringBack, type BroughtBack } from './bring-back.ts'

/** Brings a checkpoint back, says that it is done and offers the way back. Throws what the call throws. */
export const useBringBack = (
  client: Client,
  parts: { readonly draft: Pick<Draft, 'id'>; readonly room: Pick<Room, 'saved'> },
): ((checkpoint: number) => Promise<void>) => {
  const { t } = useTranslations()
  const { show } = useToasts()
  const undo = async (kept: number): Promise<void> => {
    try {
      await bringBack(client, parts, kept)
      show({ kind: 'done', title: t('earlier.undone') })
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error
      const title = error instanceof ApiError ? error.message : t('shell.problem.line')
      show({ kind: 'problem', title })
    }
  }
  const say = ({ conflicts, kept }: BroughtBack): void =>
    show({
      kind: 'done',
      title: t('earlier.broughtBack'),
      ...(conflicts > 0 ? { text: t('earlier.conflicts', { n: conflicts }, conflicts) } : {}),
      actions: [{ label: t('earlier.undo'), run: () => void undo(kept) }],
    })
  return async (checkpoint) => say(await bringBack(client, parts, checkpoint))
}
