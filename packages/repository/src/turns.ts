/** How long work may hold the event loop before others get a turn. */
const HOLD_MS = 10
/** Pieces of work between two looks at the clock. */
const PIECES = 16

/**
 * Works on each item in order, and lets others have the event loop every few milliseconds; an item
 * should take far less. Throws what the signal was aborted with.
 */
export async function eachInTurns<Item>(
  items: Iterable<Item>,
  signal: AbortSignal | null,
  work: (item: Item, index: number) => void | Promise<void>,
): Promise<void> {
  let since = performance.now()
  let index = 0
  for (const item of items) {
    const done = work(item, index)
    if (done !== undefined) await done
    index += 1
    if (index % PIECES !== 0 || performance.now() - since < HOLD_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    signal?.throwIfAborted()
    since = performance.now()
  }
}
