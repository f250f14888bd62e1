import type { Notice, Watch } from '@forkshop/api'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useToasts } from '../../ui/toasts.ts'
import type { Submit } from '../../ui/use-submit.ts'
import { levelAmong, watchOfPage, type Watched } from './watched.ts'

/** Mutes the page or event of a line, and offers to take that back: it is followed again as it was. */
export const useMute = (acts: Submit): ((line: Notice) => Promise<void>) => {
  const { t } = useTranslations()
  const client = useClient()
  const { show } = useToasts()
  const put = async (params: Watched, level: Watch['level']): Promise<void> => {
    await client('watch', { params, body: { level } })
  }
  const levelOf = async (watched: Watched): Promise<Watch['level'] | null> => {
    const { items } = await client('listWatches', {})
    return levelAmong(items, watched)
  }
  return async (line) => {
    const { title, ...page } =
      line.event === undefined ? line.page : { ...line.event, kind: 'event' as const }
    const params = watchOfPage(page)
    await acts.run(async () => {
      const before = await levelOf(params)
      await put(params, 'none')
      const undo = (): void =>
        void acts.run(async () => {
          if (before === null) await client('unwatch', { params })
          else await put(params, before)
        })
      show({
        kind: 'done',
        title: t('notices.inbox.muted', { title }),
        text: t('notices.inbox.mutedText'),
        actions: [{ label: t('notices.inbox.undo'), run: undo }],
      })
    })
  }
}
