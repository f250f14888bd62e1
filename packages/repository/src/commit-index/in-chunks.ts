// Below the limit of parameters of a statement, whatever a row has of columns: 32,766 in SQLite,
// 65,535 in PostgreSQL.
const AT_ONCE = 500

/** A list cut into parts that one statement can take, in its order; none of an empty list. */
export function inChunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / AT_ONCE)
  return Array.from({ length: count }, (_, at) => items.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}
