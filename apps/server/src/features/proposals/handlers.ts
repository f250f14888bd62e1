import { requireAccount } from '../../base/http/signed-in.ts'
import { findNamedEvent } from '../events/named-event.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { titlesOfPages } from '../../records/pages/related-pages.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { acceptProposal } from './accept-proposal.ts'
import { changeProposal } from './change-proposal.ts'
import { closeProposal } from './decide-proposal.ts'
import { listComments, say, toComment } from './discussion.ts'
import { numberPlace, toListPart } from '../../base/http/list-part.ts'
import { makeProposal } from './make-proposal.ts'
import { findProposal, type ProposalRow } from './proposal-rows.ts'
import { toProposal, viewProposal, viewProposalMerge } from './proposal-view.ts'
import { viewTogether } from './view-together.ts'
import { readSource } from './text-source.ts'

type Names =
  | 'listProposals'
  | 'createProposal'
  | 'getProposal'
  | 'viewProposal'
  | 'viewProposalMerge'
  | 'viewTogether'
  | 'updateProposal'
  | 'acceptProposal'
  | 'declineProposal'
  | 'withdrawProposal'
  | 'listComments'
  | 'addComment'
  | 'addReview'

type Params = { readonly slug: string; readonly number: number }

/** Calls about proposals: offer, read, discuss, decide. */
export const proposalHandlers = (services: Services): Handlers<Names> => {
  const readable = async (slug: string, actor: Actor): Promise<PageRow> => {
    const page = await findPage(services, slug, actor)
    await requireRight(services, actor, 'read', page)
    return page
  }
  const reach = async (
    { slug, number }: Params,
    actor: Actor,
  ): Promise<{ page: PageRow; row: ProposalRow }> => {
    const page = await readable(slug, actor)
    return { page, row: await findProposal(services, page, number) }
  }
  const reachToSpeak = async (params: Params, actor: Actor): Promise<ProposalRow> => {
    const { page, row } = await reach(params, actor)
    await requireRight(services, actor, 'comment', page, { event: row.event })
    return row
  }

  const onPage = onPageOf(services)
  return {
    listProposals: onPage('listProposals', async ({ query }, { page }) => {
      const place = parseCursor(query.cursor, numberPlace)
      const rows = await services.database
        .selectFrom('proposal')
        .selectAll()
        .where('page', '=', page.id)
        .$if(place !== null, (select) => select.where('number', '<', place?.[0] ?? 0))
        .$if(query.state !== undefined, (select) => select.where('state', '=', query.state ?? ''))
        .orderBy('number', 'desc')
        .limit(query.limit + 1)
        .execute()
      const part = toListPart(rows, query.limit)
      return {
        items: await Promise.all(part.rows.map((row) => toProposal(services, row, 'listed'))),
        eventTitles: await titlesOfPages(
          services,
          part.rows.flatMap(({ event }) => event ?? []),
        ),
        nextCursor: part.last === null ? null : toCursor([part.last.number]),
        slug: page.slug,
        title: page.title,
        kind: kindOf(page),
      }
    }),

    createProposal: onPage('createProposal', async ({ body }, context) => {
      const actor = requireAccount(context.actor)
      const { page } = context
      const event =
        body.event === undefined
          ? null
          : await findNamedEvent(services, body.event, { page, actor })
      const source = await readSource(services, actor, body)
      const row = await makeProposal(services, page, {
        ...source,
        title: body.title,
        reason: body.reason,
        actor,
        coAuthors: [],
        base: revisionIdOf(body.base),
        ideas: body.ideas ?? [],
        event: event?.slug ?? null,
      })
      return toProposal(services, row)
    }),

    getProposal: onPage('getProposal', async ({ params }, { page }) => {
      return toProposal(services, await findProposal(services, page, params.number))
    }),

    viewProposal: onPage('viewProposal', async ({ params, query }, { language, page }) => {
      const row = await findProposal(services, page, params.number)
      return viewProposal(services, { page, row }, { language, ...query })
    }),

    viewProposalMerge: onPage('viewProposalMerge', async ({ params, query }, context) => {
      const { page, language } = context
      const row = await findProposal(services, page, params.number)
      return viewProposalMerge(services, { page, row }, { language, ...query })
    }),

    viewTogether: onPage('viewTogether', ({ query }, { page, language }) =>
      viewTogether(services, page, { numbers: query.of, language }),
    ),

    updateProposal: onPage('updateProposal', async ({ params, body }, context) => {
      const actor = requireAccount(context.actor)
      const { page } = context
      const row = await findProposal(services, page, params.number)
      if (row.author !== actorId(actor)) throw new ProblemError('forbidden', 'not-your-proposal')
      const changed = await changeProposal(services, page, row.number, {
        ...body,
        actor,
        coAuthors: [],
      })
      return toProposal(services, changed)
    }),

    acceptProposal: onPage('acceptProposal', async ({ params, body }, context) => {
      const actor = requireAccount(context.actor)
      const { page } = context
      const row = await findProposal(services, page, params.number)
      const request = { number: row.number, actor, previewed: body }
      return { revision: await acceptProposal(services, page, request) }
    }),

    async declineProposal({ params, body }, context) {
      const actor = requireAccount(context.actor)
      const { page, row } = await reach(params, actor)
      await requireRight(services, actor, 'decline', page)
      const request = { number: row.number, state: 'declined', actor, reason: body.reason } as const
      return toProposal(services, await closeProposal(services, page, request))
    },

    async withdrawProposal({ params }, context) {
      const actor = requireAccount(context.actor)
      const { page, row } = await reach(params, actor)
      await requireRight(services, actor, 'withdraw', page, { own: row.author === actorId(actor) })
      const request = { number: row.number, state: 'withdrawn', actor, reason: '' } as const
      return toProposal(services, await closeProposal(services, page, request))
    },

    listComments: onPage('listComments', async ({ params, query }, { page }) => {
      return listComments(services, await findProposal(services, page, params.number), query)
    }),

    async addComment({ params, body }, { actor }) {
      const row = await reachToSpeak(params, actor)
      return toComment(await say(services, row, { actor, verdict: 'comment', text: body.text }))
    },

    async addReview({ params, body }, { actor }) {
      const row = await reachToSpeak(params, actor)
      const said = await say(services, row, { actor, verdict: body.verdict, text: body.text })
      return { ...toComment(said), verdict: body.verdict }
    },
  }
}
