/** Below the limit of parameters of a statement (32,766 in SQLite), whatever a row has of columns. */
const AT_ONCE = 500

/** A list cut into parts that one statement can take. */
export function inChunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / AT_ONCE)
  return Array.from({ length: count }, (_, at) => items.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}
