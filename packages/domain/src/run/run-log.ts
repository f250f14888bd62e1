import type { Move } from './move.ts'

/** What a device knows of a day, plain data that outlives a reload: it goes on by itself for hours. */
export type RunLog = {
  /** Moves that the server has, with the times that it settled. */
  readonly known: readonly Move[]
  /** Moves of this device that the server may not have, as it made them; their time is what this device reckons. */
  readonly unsent: readonly Move[]
  /** The number up to which the server's moves are known. */
  readonly last: number
}

/** Before anything is known. */
export const emptyRunLog: RunLog = { known: [], unsent: [], last: 0 }

/** More ends than any day has, and what one move may name. */
const MAX_ENDS = 50

/** All that is known, to be folded. */
export function movesOf({ known, unsent }: RunLog): readonly Move[] {
  return [...known, ...unsent]
}

/** What the next move of this device has seen: the ids of the moves that no other one here has seen. */
export function seenIn(log: RunLog): readonly string[] {
  const moves = movesOf(log)
  const seen = new Set(
    moves.flatMap(({ after, of }) => (of === undefined ? after : [...after, of])),
  )
  return moves.flatMap(({ id }) => (seen.has(id) ? [] : id)).slice(-MAX_ENDS)
}

/** The log with a move that was just made here. */
export function withMade(log: RunLog, move: Move): RunLog {
  return { ...log, unsent: [...log.unsent, move] }
}

/** The log with moves that the server has, its own ones among them, up to a number. Told twice changes nothing. */
export function withReceived(log: RunLog, moves: readonly Move[], last: number): RunLog {
  const received = new Set(moves.map(({ id }) => id))
  return {
    known: [...log.known.filter(({ id }) => !received.has(id)), ...moves],
    unsent: log.unsent.filter(({ id }) => !received.has(id)),
    last: Math.max(log.last, last),
  }
}
