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
}

/** What is wrong with the copies of a draft, of which the first is the one on the server's disk. */
export const faultsOf = ([stored, ...people]: readonly Copy[]): readonly string[] => {
  if (stored === undefined) return ['nothing is stored']
  const faults: string[] = []
  for (const { name, invalid } of [stored, ...people]) {
    if (invalid !== null) faults.push(`the page of ${name} is not valid: ${invalid}`)
  }
  for (const copy of people) {
    if (copy.held !== stored.held) faults.push(`${copy.name} holds another page than is stored`)
    if (copy.text !== stored.text) faults.push(`${copy.name} has another text than is stored`)
    if (copy.shown !== people[0]?.shown) faults.push(`${copy.name} sees another page than others`)
  }
  return faults
}

/** Whether an editor shows a table mended whose draft it has not mended: it does so with what is typed next. */
export const isMendedOnScreen = ({ shown, held }: Copy): boolean => shown !== held
