import type { Move } from './move.ts'
import { orderMoves } from './order-moves.ts'

/** A device that was off for longer than this had its clock set meanwhile. */
const LONGEST_MS = 31 * 24 * 60 * 60_000

/**
 * The settled times of moves that arrived together, by their ids, whatever order they stand in; their `time` is what the
 * device's clock said (`at`). `known` are the times of those that were there already.
 */
export function settledTimes(
  moves: readonly Move[],
  {
    now,
    received,
    known,
  }: {
    readonly now: number
    readonly received: number
    readonly known: ReadonlyMap<string, number>
  },
): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { move } of orderMoves(moves)) {
    const before = move.of === undefined ? move.after : [...move.after, move.of]
    const seen = before.flatMap((id) => times.get(id) ?? known.get(id) ?? [])
    times.set(move.id, settledTime({ at: move.time, now, received, seen }))
  }
  return times
}

/**
 * When a move was made, by the server's clock (design, section 13): what the device's clock said, moved by how wrong
 * that clock is while it sends, never later than it was received, and never before what the device had seen (`seen`,
 * the times of those moves): a clock that was set under way cannot put an act before its cause. All in milliseconds
 * since 1970.
 */
function settledTime({
  at,
  now,
  received,
  seen,
}: {
  readonly at: number
  readonly now: number
  readonly received: number
  readonly seen: readonly number[]
}): number {
  const told = Math.min(Math.max(at + (received - now), received - LONGEST_MS), received)
  return seen.reduce((latest, time) => Math.max(latest, time), told)
}
