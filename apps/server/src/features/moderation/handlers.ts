import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import { leadsTheDay, requireRight } from '../../records/pages/rights.ts'
import { mayModerate, pageOfSaid, readSaid, type Said } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { setHidden } from './hide.ts'
import { listHidden } from './list-hidden.ts'
import { dismiss, report } from './report.ts'
import { turnOut } from './turn-out.ts'

type Names = 'createReport' | 'dismissReports' | 'hide' | 'showAgain' | 'listHidden' | 'turnOut'

/** Calls about what does not belong here. */
export const moderationHandlers = (services: Services): Handlers<Names> => {
  const reach = async (of: string, actor: Actor): Promise<{ page: PageRow; said: Said }> => {
    const said = await readSaid(services, of)
    const page = said === null ? null : await pageOfSaid(services, actor, said)
    if (said === null || page === null) throw new ProblemError('not-found', 'said-not-found')
    return { page, said }
  }
  const reachToModerate = async (of: string, actor: Actor): Promise<Said> => {
    const { page, said } = await reach(of, actor)
    if (await mayModerate(services, actor, { page, said })) return said
    await requireRight(services, actor, 'moderate', page)
    return said
  }

  const onPage = onPageOf(services)
  return {
    async createReport({ body }, context) {
      const { said, page } = await reach(body.of, context.actor)
      await requireRight(services, context.actor, 'report', page)
      await report(services, said, { ...context, reason: body.reason })
      return {}
    },
    async dismissReports({ params }, { actor }) {
      await dismiss(services, await reachToModerate(params.of, actor))
      return {}
    },
    async hide({ body }, { actor }) {
      await setHidden(services, await reachToModerate(body.of, actor), { actor, hidden: true })
      return {}
    },
    async showAgain({ params }, { actor }) {
      await setHidden(services, await reachToModerate(params.of, actor), { actor, hidden: false })
      return {}
    },
    listHidden: onPage('listHidden', async (_call, { page, actor, role }) =>
      listHidden(services, page, {
        actor,
        moderates: role === 'maintainer' || role === 'admin',
        leads: page.kind === 'event' && (await leadsTheDay(services, actor, { page, role })),
      }),
    ),
    turnOut: onPage('turnOut', async ({ body }, { page, actor }) => {
      if (page.kind !== 'event') {
        throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
      }
      const { said } = await reach(body.of, actor)
      return { hidden: await turnOut(services, page, { said, hide: body.hide ?? false, actor }) }
    }),
  }
}
