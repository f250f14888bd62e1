import type { Handlers } from '../../base/http/handler.ts'
import { requireAccount } from '../../base/http/signed-in.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from '../drafts/live.ts'
import { keepOurs, listKept, undoKept } from './keep-ours.ts'
import { reachUpstream } from './reach-upstream.ts'
import { readChanges } from './read-changes.ts'
import { sendUpstream } from './send-upstream.ts'
import { takeFromUpstream } from './take-over.ts'
import { viewChanges } from './view-changes.ts'

type Names =
  | 'getUpstream'
  | 'takeFromUpstream'
  | 'keepOurs'
  | 'listKept'
  | 'undoKept'
  | 'sendUpstream'

/** Calls about what a page takes over from the one that it was made of, and what it keeps as it is. */
export function takingHandlers(services: Services, live: Live): Handlers<Names> {
  const onPage = onPageOf(services)
  return {
    getUpstream: onPage('getUpstream', async ({ query }, { page, actor, language }) => {
      const pages = await reachUpstream(services, page, { actor, from: query.from })
      const read = await readChanges(services, pages)
      return viewChanges(services, pages, { read, language })
    }),

    takeFromUpstream: onPage('takeFromUpstream', async ({ body }, context) => {
      const actor = requireAccount(context.actor)
      const { from, ...wish } = body
      const asked = { page: context.page, from, wish: { ...wish, actor } }
      return takeFromUpstream(services, live, asked)
    }),

    keepOurs: onPage('keepOurs', async ({ body }, context) => {
      const actor = requireAccount(context.actor)
      const { from, changes, reason } = body
      const pages = await reachUpstream(services, context.page, { actor, from })
      return { items: [...(await keepOurs(services, pages, { changes, reason, actor }))] }
    }),

    listKept: onPage('listKept', async (_call, { page, actor }) => {
      return { items: [...(await listKept(services, page, actor))] }
    }),

    undoKept: onPage('undoKept', async ({ params }, { page, actor }) => {
      await undoKept(services, page, { id: params.id, actor: requireAccount(actor) })
      return {}
    }),

    sendUpstream: onPage('sendUpstream', async ({ body }, context) => {
      const actor = requireAccount(context.actor)
      const { to, ...wish } = body
      const pages = await reachUpstream(services, context.page, { actor, from: to })
      return sendUpstream(services, pages, { ...wish, actor })
    }),
  }
}
