const MAX_HISTORY_LIMIT = 1000

/** The number of revisions to answer at once: whole, from 1 to 1000. */
export function toHistoryLimit(limit: number): number {
  return Math.min(MAX_HISTORY_LIMIT, Math.max(1, Math.floor(limit) || 1))
}
