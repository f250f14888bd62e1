import { deserialize, serialize } from 'node:v8'
import { LRUCache } from 'lru-cache'

/**
 * Values kept as bytes beside the heap of JavaScript: what they take is known, no collection walks
 * through them, and whoever reads one has a copy. What was unused longest goes first.
 */
export type KeptBytes = {
  /** The values of one kind, under keys of their own. */
  part<Value>(name: string): KeptPart<Value>
  /** Bytes of all parts together, with what an entry costs. */
  size(): number
  /** What was asked of each part, and what had to go. */
  counts(): Readonly<Record<string, PartCounts>>
}

export type PartCounts = { readonly hits: number; readonly misses: number; readonly drops: number }

export type KeptPart<Value> = {
  /** A copy; undefined when there is none, or none any more. */
  get(key: string): Value | undefined
  /** Keeps plain data, such as can be sent to a thread; nothing that takes over a quarter of all the room. */
  set(key: string, value: Value): void
}

/** An empty one, of all whose parts the values take no more than `maxBytes`. */
export function keptBytes(maxBytes: number): KeptBytes {
  const counts: Record<string, { hits: number; misses: number; drops: number }> = {}
  const countsOf = (name: string) => (counts[name] ??= { hits: 0, misses: 0, drops: 0 })
  const entries = new LRUCache<string, Uint8Array>({
    maxSize: maxBytes,
    dispose: (_bytes, key, why) => {
      if (why === 'evict') countsOf(key.slice(0, key.indexOf(' '))).drops += 1
    },
    maxEntrySize: Math.floor(maxBytes / 4),
    sizeCalculation: (bytes, key) => bytes.length + 2 * key.length + ENTRY_BYTES,
  })
  return {
    part: (name) => ({
      get: (key) => {
        const bytes = entries.get(`${name} ${key}`)
        countsOf(name)[bytes === undefined ? 'misses' : 'hits'] += 1
        return bytes === undefined ? undefined : deserialize(bytes)
      },
      set: (key, value) => {
        // A copy, since what `serialize` gives has room to grow.
        entries.set(`${name} ${key}`, new Uint8Array(serialize(value)))
      },
    }),
    size: () => entries.calculatedSize,
    counts: () => counts,
  }
}

/** What Node needs for one entry beside its bytes. */
const ENTRY_BYTES = 300
