import type { SentMove } from '@forkshop/api'
import { ForkshopError, addDays, momentOf } from '@forkshop/domain'
import { addMoves } from '../../features/run/add-moves.ts'
import { closeRun } from '../../features/run/close-run.ts'
import { readPlan } from '../../features/run/run-rows.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import type { DemoPerson } from './demo-accounts.ts'
import type { DemoRun } from './demo-library.ts'

/** How long after its last step a day is closed. */
const CLOSING_MS = 20 * 60_000

/** Runs the day of an event as somebody who leads it does, move by move, and closes it; all its notes are kept. */
export async function ensureRun(
  services: Services,
  { actor }: DemoPerson,
  run: DemoRun,
): Promise<void> {
  const event = await findPage(services, run.event)
  const closed = (await readPlan(services.database, event.id))?.closed ?? null
  if (closed !== null) return
  const { start, timezone } = factsOfRow(event)
  if (start === null || timezone === null) throw new ForkshopError('demo-run', { event: run.event })
  const moves = movesOf(run, { first: start.slice(0, 10), zone: timezone })
  // as on that evening: what is sent months later is held to be no older than some weeks
  const evening = new Date(Date.parse(moves.at(-1)?.at ?? '') + CLOSING_MS)
  const then: Services = { ...services, clock: () => evening }
  await addMoves(then, { event, actor }, { now: evening.toISOString(), moves })
  const notes = moves.flatMap((move) => (move.kind === 'note' ? move.id : []))
  await closeRun(then, event, notes)
}

/** The moves as a device that saw all of them sends them, known by names of their own. */
function movesOf(
  { event, moves }: DemoRun,
  { first, zone }: { readonly first: string; readonly zone: string },
): SentMove[] {
  const idOf = (at: number): string => `demo-run-${event}-${at}`
  return moves.map(({ day, at: clock, kind, step = '', text = '', ...said }, at) => {
    const made = {
      id: idOf(at),
      after: at === 0 ? [] : [idOf(at - 1)],
      at: new Date(momentOf(`${addDays(first, day)}T${clock}`, zone)).toISOString(),
    }
    switch (kind) {
      case 'insert':
        return { ...made, kind, text, minutes: said.minutes ?? 0, before: said.before }
      case 'note':
        return { ...made, kind, step, text }
      default:
        return { ...made, kind, step }
    }
  })
}
