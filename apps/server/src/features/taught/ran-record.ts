import { foldRun, type Move, type RanStep } from '@forkshop/domain'
import { pageIdOf } from '../../base/row-ids.ts'
import { whenClosed } from '../../records/pages/ran-events.ts'
import type { Services } from '../../records/services/services.ts'
import { parseRunRecord, plannedOf, type RunRecord } from '../run/run-record.ts'

/** What was kept of a day that is closed, with the revision that has it. */
export type KeptRun = { readonly record: RunRecord; readonly revision: string }

/** What was kept of the day of an event; null as long as it is not closed. */
export async function readKeptRun(services: Services, event: string): Promise<KeptRun | null> {
  if ((await whenClosed(services, event)) === null) return null
  const kept = await services.library.readRun(pageIdOf(event))
  const record = kept && parseRunRecord(kept.text)
  return kept && record && { record, revision: kept.revision }
}

/** The steps of a day as they went, in the order in which they were run. */
export function ranSteps({ steps }: RunRecord): readonly RanStep[] {
  return steps.map(({ id, day, row, step, state, plannedStart, plannedEnd, start, end }) => ({
    id,
    day,
    row,
    step,
    state,
    plannedStart: toMoment(plannedStart),
    plannedEnd: toMoment(plannedEnd),
    start: toMoment(start),
    end: toMoment(end),
  }))
}

/** The notes that were kept, by the id of the step that they are about. */
export function keptNotes(record: RunRecord): ReadonlyMap<string, readonly string[]> {
  const moves = record.moves.map(({ time, at: _at, by: _by, ...move }): Move => ({
    ...defined(move),
    time: Date.parse(time),
  }))
  const { steps } = foldRun(plannedOf(record), moves, Date.parse(record.closed))
  return new Map(
    steps.map(({ id, note }) => [id, note.split('\n').filter((line) => line.trim() !== '')]),
  )
}

/** Without the parts that are not there. */
function defined({
  of,
  step,
  before,
  minutes,
  text,
  ...move
}: Omit<RunRecord['moves'][number], 'time' | 'at' | 'by'>): Omit<Move, 'time'> {
  return {
    ...move,
    ...(of !== undefined && { of }),
    ...(step !== undefined && { step }),
    ...(before !== undefined && { before }),
    ...(minutes !== undefined && { minutes }),
    ...(text !== undefined && { text }),
  }
}

function toMoment(time: string | null): number | null {
  return time === null ? null : Date.parse(time)
}
