/** Checkpoints of one draft. */
const MOST = 30
/** Bytes of all checkpoints of one draft: as much as two drafts may have. */
const MOST_BYTES = 32_000_000
/** The newest ones, which are never thinned out for their number. */
const NEWEST_KEPT = 5

type Kept = {
  readonly id: number
  readonly size: number
  /** ISO 8601 in UTC. */
  readonly made: string
}

/**
 * Which checkpoints go, of those in the order in which they were made, when there are too many: one
 * after the other the one that lies closest in time between its neighbours, so that what is long ago
 * is thinned out; the first and the newest stay. Where they hold too much, the oldest go. A clock
 * that was set back makes two lie close together, and never brings them out of order.
 */
export const checkpointsToDrop = (
  checkpoints: readonly Kept[],
  { most = MOST, mostBytes = MOST_BYTES } = {},
): readonly number[] => {
  const left = [...checkpoints]
  const dropped: number[] = []
  const drop = (at: number): void => {
    dropped.push(...left.splice(at, 1).map(({ id }) => id))
  }
  while (left.length > most) drop(closest(left))
  while (left.length > 1 && left.reduce((sum, { size }) => sum + size, 0) > mostBytes) drop(0)
  return dropped
}

/** The place of the one that is missed least. */
const closest = (left: readonly Kept[]): number => {
  const time = (at: number): number => Date.parse(left[at]?.made ?? '')
  const last = Math.max(1, left.length - 1 - NEWEST_KEPT)
  let found = 1
  let least = Infinity
  for (let at = 1; at <= last; at += 1) {
    const gap = Math.max(0, time(at + 1) - time(at - 1))
    if (gap < least) [found, least] = [at, gap]
  }
  return found
}
