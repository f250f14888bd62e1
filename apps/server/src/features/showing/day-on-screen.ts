import type { RoomScreen } from '@forkshop/api'
import { clocksIn, foldRun } from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { planRun } from '../run/plan-run.ts'
import { hasGone, readMoves, readPlan } from '../run/run-rows.ts'

/** What the screen of a room shows of the day. */
export type DayOnScreen = Pick<RoomScreen, 'now' | 'state' | 'frozen' | 'steps'> & {
  readonly zone: string
}

/**
 * The day of an event for everybody in its room: what runs when, without who does it or what was noted. Until something
 * was started it is the programme as this reader may know it. Throws `busy`.
 */
export async function dayOnScreen(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<DayOnScreen> {
  const [kept, moves] = await Promise.all([
    readPlan(services.database, event.id),
    readMoves(services.database, event.id),
  ])
  const plan = kept !== null && hasGone(moves) ? kept : await planRun(services, event, actor)
  const now = services.clock().getTime()
  const run = foldRun(
    plan.steps,
    moves.map(({ move }) => move),
    plan.closed === null ? now : Date.parse(plan.closed),
  )
  const clock = clocksIn(plan.zone)
  const shown = (moment: number | null): string | null => (moment === null ? null : clock(moment))
  return {
    zone: plan.zone,
    now: clock(now),
    state: plan.closed === null ? run.state : 'closed',
    frozen: shown(run.frozen),
    steps: run.steps.map(({ id, day, step, start, end, due, state }) => ({
      id,
      day,
      step,
      start: shown(start),
      end: shown(end),
      due: shown(due),
      state,
    })),
  }
}
