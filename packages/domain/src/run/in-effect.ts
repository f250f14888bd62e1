import type { Move } from './move.ts'
import { orderMoves, type OrderedMove } from './order-moves.ts'

/**
 * Which moves count, in their order: all but those that were undone. An undo that was undone itself undoes nothing; one
 * of a move that is not there waits for it.
 */
export function inEffect(ordered: readonly OrderedMove[]): readonly boolean[] {
  const counts = ordered.map(() => true)
  const places = new Map(ordered.map(({ move }, place) => [move.id, place]))
  for (let place = ordered.length - 1; place >= 0; place -= 1) {
    const move = ordered[place]?.move
    if (move?.kind !== 'undo' || counts[place] !== true) continue
    const undone = places.get(move.of ?? '') ?? place
    if (undone < place) counts[undone] = false
  }
  return counts
}

/** What was done last and not taken back; null where there is nothing to take back. */
export function lastInEffect(moves: readonly Move[]): Move | null {
  const ordered = orderMoves(moves)
  const counts = inEffect(ordered)
  const last = ordered.findLast(({ move }, place) => counts[place] === true && move.kind !== 'undo')
  return last?.move ?? null
}
