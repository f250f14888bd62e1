/** What one person has of a draft once all is quiet. */
export type Copy = {
  readonly name: string
  /** The page as the editor shows it, as JSON. */
  readonly shown: string
  /** The page as the shared draft holds it, as JSON. */
  readonly held: string
  /** The Markdown that would be saved of it. */
  readonly text: string
  /** What the editor's own schema has against the page; null where nothing. */
  readonly invalid: string | null
  readonly tables: readonly TableSize[]
}

/** How many rows a table has, and how many cells its longest row. */
export type TableSize = { readonly rows: number; readonly columns: number }

/**
 * What is wrong with the copies of a draft, of which the first is the one on the server's disk. No table is larger than
 * `most`: what it began with, and what people asked for.
 */
export const faultsOf = (
  [stored, ...people]: readonly Copy[],
  most: TableSize,
): readonly string[] => {
  if (stored === undefined) return ['nothing is stored']
  const faults: string[] = []
  for (const { name, invalid } of [stored, ...people]) {
    if (invalid !== null) faults.push(`the page of ${name} is not valid: ${invalid}`)
  }
  for (const { rows, columns } of stored.tables) {
    if (rows > most.rows || columns > most.columns)
      faults.push(
        `a table has grown to ${rows} rows of ${columns} cells, where people asked for ${most.rows} of ${most.columns}`,
      )
  }
  for (const copy of people) {
    if (copy.shown !== copy.held)
      faults.push(`${copy.name} sees another page than their draft holds`)
    if (copy.held !== stored.held) faults.push(`${copy.name} holds another page than is stored`)
    if (copy.text !== stored.text) faults.push(`${copy.name} has another text than is stored`)
    if (copy.shown !== people[0]?.shown) faults.push(`${copy.name} sees another page than others`)
  }
  return faults
}
