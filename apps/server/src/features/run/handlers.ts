import { setImmediate as turn } from 'node:timers/promises'
import type { RouteName } from '@forkshop/api'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { addMoves } from './add-moves.ts'
import { closeRun, reopenRun } from './close-run.ts'
import { viewRun } from './view-run.ts'

type Names = Extract<RouteName, 'getRun' | 'addMoves' | 'closeRun' | 'reopenRun'>

/** Calls about the day of an event. */
export const runHandlers = (services: Services): Handlers<Names> => {
  const onPage = onPageOf(services)
  return {
    getRun: onPage('getRun', async ({ query }, { page, actor, role }) =>
      viewRun(services, eventOf(page), { actor, role, since: query.since ?? null }),
    ),
    addMoves: onPage('addMoves', async ({ query, body }, { page, actor, role }) => {
      const event = eventOf(page)
      await addMoves(services, { event, actor }, body)
      // who moved knows it already: the others are told before the day is drawn for them
      await turn()
      return viewRun(services, event, { actor, role, since: query.since ?? null })
    }),
    closeRun: onPage('closeRun', async ({ body }, { page }) => ({
      state: 'closed',
      ...(await closeRun(services, eventOf(page), body.notes ?? [])),
    })),
    reopenRun: onPage('reopenRun', async (_call, { page }) => ({
      state: 'going',
      ...(await reopenRun(services, eventOf(page))),
    })),
  }
}

function eventOf(page: PageRow): PageRow {
  if (page.kind === 'event') return page
  throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
}
