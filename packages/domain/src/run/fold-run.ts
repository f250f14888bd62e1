import { differencesOf, type PlayedMove } from './differences.ts'
import { driftMinutes } from './drift.ts'
import { inEffect } from './in-effect.ts'
import { advance, toLiveRun } from './live-run.ts'
import { isFixed, type LiveStep } from './day-steps.ts'
import type { Move, PlannedStep, Run, RunStep, Squeeze } from './move.ts'
import { orderMoves } from './order-moves.ts'
import { dueOf, placeDay, type Hours } from './place-day.ts'
import { playMove } from './play-move.ts'

/**
 * The day as it stands at `now` (milliseconds since 1970) after the moves that are known, the same on every device and
 * the server that knows the same ones: whatever order they came in, however often each came. Never throws. Moves later
 * than `now` count too: they come from a clock that is ahead.
 */
export function foldRun(planned: readonly PlannedStep[], moves: readonly Move[], now: number): Run {
  const ordered = orderMoves(moves)
  const counts = inEffect(ordered)
  const run = toLiveRun(planned)
  const played: PlayedMove[] = []
  const unplaced: string[] = []
  for (const [place, { move, time }] of ordered.entries()) {
    if (counts[place] !== true || move.kind === 'undo') continue
    const { step, isPlaced } = playMove(run, move, time)
    played.push({ place, step })
    if (!isPlaced) unplaced.push(move.id)
  }
  const at = Math.max(now, ordered.at(-1)?.time ?? now)
  advance(run, at)
  const squeezed: Squeeze[] = []
  const steps: RunStep[] = []
  for (const [index, day] of run.days.entries()) {
    const placed = placeDay(run, index, at)
    squeezed.push(...placed.squeezed)
    for (const step of day.steps)
      steps.push(toRunStep(step, placed.hours.get(step.id), dueOf(run, step, at)))
  }
  return {
    state: played.length === 0 ? 'none' : 'going',
    day: run.day,
    driftMinutes: driftMinutes(run, at),
    frozen: run.frozen,
    steps,
    squeezed,
    differences: differencesOf(ordered, played),
    unplaced,
  }
}

function toRunStep(live: LiveStep, hours: Hours | undefined, due: number | null): RunStep {
  const { id, day, row, step, ledBy, planned, state, notes } = live
  return {
    id,
    day,
    row,
    step,
    ledBy,
    fixed: isFixed(live),
    plannedStart: planned?.plannedStart ?? null,
    plannedEnd: planned?.plannedEnd ?? null,
    start: hours?.start ?? null,
    end: hours?.end ?? null,
    due,
    state,
    inserted: planned === null,
    note: notes.join('\n'),
    ...(planned?.methods !== undefined && { methods: planned.methods }),
  }
}
