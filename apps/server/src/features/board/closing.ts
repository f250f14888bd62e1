import type { Board } from './board-rows.ts'

/** For how long cards of guests are still taken once a board is closed: as ideas are after an event. */
const LATE_MS = 14 * 24 * 60 * 60_000

/** Until when a closed board takes cards that wait for who leads; null while it is open, and afterwards. */
export function lateUntil({ closed }: Pick<Board, 'closed'>, now: Date): Date | null {
  if (closed === null) return null
  const until = new Date(Date.parse(closed) + LATE_MS)
  return until > now ? until : null
}
