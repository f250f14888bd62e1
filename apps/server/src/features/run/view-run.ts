import type { MadeMove, RunView } from '@forkshop/api'
import { clocksIn, foldRun, type Role } from '@forkshop/domain'
import { accountIdOf } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { leadsTheDay } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { planRun, type RunPlan } from './plan-run.ts'
import { hasGone, readMoves, readPlan, type KeptMove } from './run-rows.ts'

/** Who looks, and after which move; null for the day alone. */
export type RunReader = {
  readonly actor: Actor
  readonly role: Role
  readonly since: number | null
}

/** The day of an event as this reader may know it. Throws `busy`. */
export async function viewRun(
  services: Services,
  event: PageRow,
  { actor, role, since }: RunReader,
): Promise<RunView> {
  const [leads, kept, moves] = await Promise.all([
    leadsTheDay(services, actor, { page: event, role }),
    readPlan(services.database, event.id),
    readMoves(services.database, event.id),
  ])
  const isGoing = hasGone(moves)
  const plan = kept !== null && isGoing ? kept : await planRun(services, event, actor)
  const of = await namedOf(services, plan, actor)
  // What a page says that this reader may not see is not theirs to read here; who leads the day was named to lead it.
  const steps = leads || plan.of === null || of !== null ? plan.steps : []
  const now = plan.closed === null ? services.clock().getTime() : Date.parse(plan.closed)
  const run = foldRun(
    steps,
    moves.map(({ move }) => move),
    now,
  )
  const clock = clocksIn(plan.zone)
  const shown = (moment: number | null): string | null => (moment === null ? null : clock(moment))
  const isHidden = steps.length < plan.steps.length
  return {
    event: { slug: event.slug, title: event.title, lang: event.lang },
    state: plan.closed === null ? run.state : 'closed',
    of,
    zone: plan.zone,
    driftMinutes: run.driftMinutes,
    now: clock(now),
    frozen: shown(run.frozen),
    steps: (isHidden ? [] : run.steps).map((step) => ({
      ...step,
      plannedStart: shown(step.plannedStart),
      plannedEnd: shown(step.plannedEnd),
      start: shown(step.start),
      end: shown(step.end),
      due: shown(step.due),
      methods: [...(step.methods ?? [])],
      note: leads && step.note !== '' ? step.note : null,
    })),
    squeezed: isHidden ? [] : run.squeezed.map((one) => ({ ...one })),
    leads,
    differences: leads
      ? run.differences.map(({ step, moves: ids }) => ({ step, moves: [...ids] }))
      : [],
    unplaced: leads ? [...run.unplaced] : [],
    last: leads ? (moves.at(-1)?.row.number ?? 0) : 0,
    moves: leads && since !== null ? moves.filter(({ row }) => row.number > since).map(toMade) : [],
    planned:
      leads && since !== null
        ? plan.steps.map((step) => ({
            ...step,
            plannedStart: shown(step.plannedStart),
            plannedEnd: shown(step.plannedEnd),
            methods: [...(step.methods ?? [])],
          }))
        : [],
  }
}

/** The page that is run by the name that it has today; null where this reader may not know of it. */
async function namedOf(services: Services, { of }: RunPlan, actor: Actor): Promise<RunView['of']> {
  const page = of && (await findPageById(services, of.page, actor))
  return (
    of && page && { slug: page.slug, lang: page.lang, revision: of.revision, version: of.version }
  )
}

function toMade({ move, row }: KeptMove): MadeMove {
  const { time, after, ...said } = move
  return {
    ...said,
    after: [...after],
    number: row.number,
    at: row.at,
    time: new Date(time).toISOString(),
    received: row.received,
    by: { id: accountIdOf(row.by), name: row.by_name },
  }
}
