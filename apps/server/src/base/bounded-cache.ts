import { LRUCache } from 'lru-cache'

/** Keeps what was used last while the costs of all entries add up to no more than `maxCost`. */
export type BoundedCache<Value> = {
  readonly get: (key: string) => Value | undefined
  /** Stores a value; one that costs more than a quarter of the whole cache is not kept. */
  readonly set: (key: string, value: Value, cost: number) => void
}

/** A cache bounded by cost (characters, as a rule). */
export function boundedCache<Value extends object | true>(maxCost: number): BoundedCache<Value> {
  const entries = new LRUCache<string, Value>({
    maxSize: maxCost,
    maxEntrySize: Math.floor(maxCost / 4),
  })
  return {
    get: (key) => entries.get(key),
    set: (key, value, cost) => {
      entries.set(key, value, { size: Math.max(1, cost) }) // an empty text has its entry too
    },
  }
}

/** What is kept under a key, made where there is none; either way it was used last now. */
export function keptOrMade<Value>(
  cache: BoundedCache<Value>,
  key: string,
  make: () => Value,
): Value {
  const value = cache.get(key) ?? make()
  cache.set(key, value, 1)
  return value
}
