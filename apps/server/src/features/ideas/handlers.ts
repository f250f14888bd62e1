import { requireAccount } from '../../base/http/signed-in.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight, roleOn } from '../../records/pages/rights.ts'
import { findPage, findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { toProposal } from '../proposals/proposal-view.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { forgetTell } from '../../records/notices/idea-tells.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { mayModerate, pageOfSaid, pagesShowing } from '../../records/said/said.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { actorId } from '../../base/http/actor-id.ts'
import { removeFiles } from '../photographs/photograph-files.ts'
import { forgetPhotographsOf } from '../photographs/photograph-rows.ts'
import { readTell } from '../letters/keep-tell.ts'
import { freeDuplicates, markDuplicate } from './duplicates.ts'
import { toIdea, type IdeaRow } from './idea-view.ts'
import { followHandlers, type FollowNames } from './follow-handlers.ts'
import { listIdeas } from './list-ideas.ts'
import { namedPages, OWN, saidBy } from './said-by.ts'
import { declineIdea } from './decline-idea.ts'
import { sayIdea } from './say-idea.ts'

type Names =
  | 'listIdeas'
  | 'createIdea'
  | 'listOwnIdeas'
  | FollowNames
  | 'getIdea'
  | 'changeIdea'
  | 'deleteIdea'
  | 'supportIdea'
  | 'declineIdea'
  | 'mergeIdea'
  | 'reopenIdea'
  | 'proposeIdea'

/** Calls about ideas: say, support, decline, open again, turn into a proposal. */
export const ideaHandlers = (services: Services): Handlers<Names> => {
  const reach = async (id: string, actor: Actor): Promise<{ page: PageRow; row: IdeaRow }> => {
    const row = await findIdea(services, id)
    const page = row === null ? null : await findPageById(services, row.page, actor)
    if (row === null || page === null) throw new ProblemError('not-found', 'idea-not-found')
    await requireRight(services, actor, 'read', page)
    if (row.hidden !== null && (await pageOfSaid(services, actor, row)) === null) {
      throw new ProblemError('not-found', 'idea-not-found')
    }
    return { page, row }
  }
  /** Tells on the pages that show it that something of an idea is as it was not. */
  const tell = async (kind: 'idea' | 'support', row: IdeaRow): Promise<void> => {
    const pages = await pagesShowing(services, row)
    await announcing(services, async (_rows, announce) => {
      for (const page of pages) await announce({ kind, page, subject: row.id })
    })
  }
  const changed = async (page: PageRow, id: string, kind: 'idea' | 'support' = 'idea') => {
    services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices' })
    const row = await findIdea(services, id)
    if (row === null) throw new ProblemError('not-found', 'idea-not-found')
    await tell(kind, row)
    return toIdea(services, page, row)
  }

  const onPage = onPageOf(services)
  return {
    ...followHandlers(services),

    listIdeas: onPage('listIdeas', async ({ query }, { actor, page }) => {
      const { rows, nextCursor } = await listIdeas(services, page, query)
      const items = await Promise.all(
        rows.map(async (row) => {
          const on = row.page === page.id ? page : await findPageById(services, row.page, actor)
          return on === null ? null : toIdea(services, on, row)
        }),
      )
      const shown = items.filter((item) => item !== null)
      return {
        items: shown,
        nextCursor,
        slug: page.slug,
        title: page.title,
        kind: kindOf(page),
        lang: page.lang,
        license: page.license,
        pages: await namedPages(services, shown, actor),
      }
    }),

    async createIdea({ params, body }, { actor, language, address: place }) {
      const page = await findPage(services, params.slug, actor)
      const { name: site } = await readSiteSettings(services)
      const tell = readTell(services, { tell: body.tell, actor, place, language, site })
      return toIdea(services, page, await sayIdea(services, page, actor, { ...body, tell }))
    },

    async listOwnIdeas(_call, { actor, setHeader }) {
      setHeader('Cache-Control', OWN)
      const author = actorId(actor)
      return author === null ? { items: [], pages: [] } : saidBy(services, author, actor)
    },

    async getIdea({ params }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      const idea = await toIdea(services, page, row)
      const isMarked =
        row.hidden !== null && (await mayModerate(services, actor, { page, said: row }))
      return isMarked ? { ...idea, hidden: true } : idea
    },

    async changeIdea({ params, body }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      const own = row.author === actorId(actor)
      await requireRight(services, actor, 'withdraw', page, { own })
      if (!own) throw new ProblemError('forbidden', 'right-missing')
      requireOpen(row)
      const change = {
        text: body.text ?? row.text,
        observed: body.observed ?? row.observed,
        kind: body.kind ?? row.kind,
      }
      await services.database.updateTable('idea').set(change).where('id', '=', row.id).execute()
      return changed(page, row.id)
    },

    async deleteIdea({ params }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      await requireMayDelete(services, page, row, actor)
      requireNotTakenUp(row)
      const photographs = await services.database.transaction().execute(async (trx) => {
        await trx
          .updateTable('idea')
          .set({ deleted: services.clock().toISOString() })
          .where('id', '=', row.id)
          .execute()
        await freeDuplicates(trx, row.id)
        await forgetTell(trx, row.id)
        return forgetPhotographsOf(trx, row.id)
      })
      await removeFiles(services, photographs)
      await tell('idea', row)
      services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices' })
      return {}
    },

    async supportIdea({ params }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      await requireRight(services, actor, 'support', page, { event: row.event })
      const meant = row.duplicate_of === null ? row : await findIdea(services, row.duplicate_of)
      if (meant !== null) requireUnsettled(meant)
      await services.database
        .insertInto('idea_support')
        .values({ idea: meant?.id ?? row.id, supporter: actorId(actor) ?? '' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return changed(page, row.id, 'support')
    },

    async declineIdea({ params, body }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      await requireRight(services, actor, 'decline', page)
      requireOpen(row)
      await declineIdea(services, row, { actor, reason: body.reason })
      return changed(page, row.id)
    },

    async mergeIdea({ params, body }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      await requireRight(services, actor, 'decline', page)
      await markDuplicate(services, row, { of: body.of, actor })
      return changed(page, row.id)
    },

    async reopenIdea({ params }, { actor }) {
      const { page, row } = await reach(params.id, actor)
      await requireRight(services, actor, 'decline', page)
      requireNotTakenUp(row)
      await services.database
        .updateTable('idea')
        .set({ state: 'open', reason: null, duplicate_of: null })
        .where('id', '=', row.id)
        .where('state', 'in', ['declined', 'duplicate'])
        .execute()
      return changed(page, row.id)
    },

    async proposeIdea({ params, body }, context) {
      const actor = requireAccount(context.actor)
      const { page, row } = await reach(params.id, actor)
      await requireRight(services, actor, 'propose', page)
      requireOpen(row)
      const proposal = await makeProposal(services, page, {
        text: body.text,
        title: body.title,
        reason: body.reason,
        actor,
        coAuthors: [],
        media: [],
        ideas: [row.id],
        event: row.event,
        base: revisionIdOf(body.base),
      })
      return toProposal(services, proposal)
    },
  }
}

const findIdea = async (services: Services, id: string): Promise<IdeaRow | null> =>
  (await services.database
    .selectFrom('idea')
    .selectAll()
    .where('id', '=', id)
    .where('deleted', 'is', null)
    .executeTakeFirst()) ?? null

const requireOpen = (row: IdeaRow): void => {
  if (row.state !== 'open') throw new ProblemError('not-open', 'idea-not-open')
}

const requireNotTakenUp = (row: IdeaRow): void => {
  if (row.state === 'proposed' || row.state === 'accepted') {
    throw new ProblemError('not-open', 'idea-not-open')
  }
}

/** What was decided is supported no more. */
const requireUnsettled = ({ state }: IdeaRow): void => {
  if (state === 'accepted' || state === 'declined') {
    throw new ProblemError('not-open', 'idea-settled')
  }
}

/** Its author may take an idea back; a maintainer may take any down. */
const requireMayDelete = async (
  services: Services,
  page: PageRow,
  row: IdeaRow,
  actor: Actor,
): Promise<void> => {
  const role = await roleOn(services)(actor, page)
  const own = row.author !== null && row.author === actorId(actor)
  await requireRight(services, actor, role === 'maintainer' ? 'moderate' : 'withdraw', page, {
    own,
  })
}
