/**
 * The heaviest increasing subsequence of `values`, as the set of its positions (values are distinct).
 * What is outside it has moved. Fenwick tree over the ranks: O(n log n).
 */
export function heaviestIncreasing(
  values: readonly number[],
  weights: readonly number[],
): ReadonlySet<number> {
  const order = [...values].sort((a, b) => a - b)
  const rankOf = new Map(order.map((value, rank) => [value, rank + 1]))
  const bestAt = Array.from({ length: values.length + 1 }, () => -1)
  const total = Array.from({ length: values.length }, () => 0)
  const previous = Array.from({ length: values.length }, () => -1)
  const totalOf = (position: number) => (position < 0 ? 0 : (total[position] ?? 0))

  values.forEach((value, position) => {
    const rank = rankOf.get(value) ?? 0
    let best = -1
    for (let r = rank - 1; r > 0; r -= r & -r) {
      const candidate = bestAt[r] ?? -1
      if (totalOf(candidate) > totalOf(best)) best = candidate
    }
    previous[position] = best
    total[position] = totalOf(best) + (weights[position] ?? 1)
    for (let r = rank; r <= values.length; r += r & -r) {
      if (totalOf(position) > totalOf(bestAt[r] ?? -1)) bestAt[r] = position
    }
  })

  let at = total.reduce((best, sum, position) => (sum > totalOf(best) ? position : best), -1)
  const kept = new Set<number>()
  while (at >= 0) {
    kept.add(at)
    at = previous[at] ?? -1
  }
  return kept
}

/**
 * The positions that every longest increasing subsequence holds: what certainly stayed where it was.
 * (Of two neighbours that changed places either may be the one that moved, so neither is in it.)
 */
export function surelyUnmoved(values: readonly number[]): ReadonlySet<number> {
  if (values.every((value, at) => at === 0 || value > (values[at - 1] ?? value)))
    return new Set(values.keys())
  const upTo = longestEnds(values)
  const from = longestEnds([...values].reverse().map((value) => -value)).reverse()
  const longest = upTo.reduce((most, length) => Math.max(most, length), 0)
  const onlyHolder = new Map<number, number | null>()
  upTo.forEach((length, position) => {
    if (length + (from[position] ?? 0) - 1 !== longest) return
    onlyHolder.set(length, onlyHolder.has(length) ? null : position)
  })
  return new Set([...onlyHolder.values()].flatMap((position) => position ?? []))
}

/** For each position, the length of the longest increasing subsequence that ends there. */
function longestEnds(values: readonly number[]): number[] {
  const tails: number[] = []
  return values.map((value) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] ?? Infinity) < value) low = middle + 1
      else high = middle
    }
    tails[low] = value
    return low + 1
  })
}
