/** Keeps what was used last while the costs of all entries add up to no more than `maxCost`. */
export type BoundedCache<Value> = {
  get(key: string): Value | undefined
  /** Stores a value; one that costs more than a quarter of the whole cache is not kept. */
  set(key: string, value: Value, cost: number): void
}

/** A cache bounded by cost (characters, as a rule), least recently used first out. */
export function boundedCache<Value>(maxCost: number): BoundedCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly cost: number }>()
  let total = 0
  const drop = (key: string) => {
    total -= entries.get(key)?.cost ?? 0
    entries.delete(key)
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, cost) {
      drop(key)
      if (cost > maxCost / 4) return
      entries.set(key, { value, cost })
      total += cost
      for (const oldest of entries.keys()) {
        if (total <= maxCost) return
        drop(oldest)
      }
    },
  }
}
