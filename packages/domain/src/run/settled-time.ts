/**
 * When a move was made, by the server's clock (design, section 13): what the device's clock said, moved by how wrong
 * that clock is while it sends, never later than it was received, and never before what the device had seen (`seen`,
 * the times of those moves): a clock that was set under way cannot put an act before its cause. All in milliseconds
 * since 1970.
 */
export function settledTime({
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
  const told = Math.min(at + (received - now), received)
  return seen.reduce((latest, time) => Math.max(latest, time), told)
}
