/** A map that forgets what was not asked for longest once the weights exceed its bound. */
export type BoundedCache<Key, Value> = {
  readonly get: (key: Key) => Value | undefined
  /** Values heavier than the whole bound are not kept. */
  readonly set: (key: Key, value: Value) => void
  readonly delete: (key: Key) => void
  readonly clear: () => void
}

/** A cache holding values of at most `maxWeight` in total, weighed once when they come in. */
export function createBoundedCache<Key, Value>(
  maxWeight: number,
  weigh: (value: Value) => number,
): BoundedCache<Key, Value> {
  // A Map iterates in the order of insertion, so moving what was used to the end keeps the oldest
  // at the front.
  const entries = new Map<Key, { readonly value: Value; readonly weight: number }>()
  let total = 0

  const remove = (key: Key): void => {
    const entry = entries.get(key)
    if (entry === undefined) return
    entries.delete(key)
    total -= entry.weight
  }

  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value) {
      remove(key)
      const weight = weigh(value)
      if (weight > maxWeight) return
      entries.set(key, { value, weight })
      total += weight
      for (const oldest of entries.keys()) {
        if (total <= maxWeight) break
        remove(oldest)
      }
    },
    delete: remove,
    clear() {
      entries.clear()
      total = 0
    },
  }
}
