import { allChannels } from '@forkshop/domain'
import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { keepLanguage } from '../../records/accounts/person-language.ts'
import type { Services } from '../../records/services/services.ts'
import { keepChoices, readChoices } from './choices.ts'
import { countsOf } from './counts.ts'
import { listNotices } from './list-notices.ts'
import { markRead } from './read-notices.ts'
import { listWaiting } from './waiting.ts'
import { endWatch, keepWatch, listWatches } from './watches.ts'

type Names =
  | 'listNotices'
  | 'readNotices'
  | 'listWatches'
  | 'watch'
  | 'unwatch'
  | 'getNoticeSettings'
  | 'changeNoticeSettings'

/** Calls about what somebody is told, what waits for them, and what they follow. */
export const noticeHandlers = (services: Services): Handlers<Names> => {
  const settingsOf = async (person: string) => ({
    channels: { ...allChannels(await readChoices(services, person)) },
  })
  return {
    async listNotices({ query }, context) {
      const owner = requireAccount(context.actor)
      const counts = countsOf(services, owner)
      if (query.state === 'to-decide') {
        return { notices: await listWaiting(services, owner), ...(await counts) }
      }
      const onlyNew = query.state === 'new'
      const listed = listNotices(services, owner, { onlyNew, cursor: query.cursor })
      const [{ notices, next }, { unread, waiting }] = await Promise.all([listed, counts])
      return { notices, ...(next !== null && { next }), unread, waiting }
    },

    async readNotices({ body }, context) {
      const owner = requireAccount(context.actor)
      await markRead(services, owner.id, body)
      return countsOf(services, owner)
    },

    async listWatches(_call, context) {
      return { items: await listWatches(services, requireAccount(context.actor)) }
    },

    async watch({ params, body }, context) {
      const actor = requireAccount(context.actor)
      return keepWatch(services, actor, { watched: params, level: body.level })
    },

    async unwatch({ params }, context) {
      await endWatch(services, requireAccount(context.actor), params)
      return {}
    },

    async getNoticeSettings(_call, context) {
      return settingsOf(requireAccount(context.actor).id)
    },

    async changeNoticeSettings({ body }, context) {
      const { id } = requireAccount(context.actor)
      await keepChoices(services, id, body.channels)
      await keepLanguage(services.database, id, context.language)
      return settingsOf(id)
    },
  }
}
