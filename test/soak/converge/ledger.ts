/** What became of the words that people typed into a draft. */
export type Ledger = {
  readonly typed: Set<string>
  /** Words that somebody took away who had them on the screen. */
  readonly deleted: Set<string>
}

export type Fate = {
  readonly standing: number
  readonly deleted: number
  /** Gone with a block that somebody replaced, and offered back. */
  readonly offered: number
  /** Neither in the text nor deleted by anybody who saw them, nor offered back. */
  readonly lost: readonly string[]
  /** In the text more than once: two people made the same block anew. */
  readonly twice: readonly string[]
  /** In the text, though nobody typed them. */
  readonly foreign: readonly string[]
}

export const emptyLedger = (): Ledger => ({ typed: new Set(), deleted: new Set() })

/** Notes what an act changed in the words that its actor sees; answers the words that it took away. */
export const noteAct = (
  ledger: Ledger,
  before: readonly string[],
  after: readonly string[],
): readonly string[] => {
  const [had, has] = [new Set(before), new Set(after)]
  const gone = [...had].filter((word) => !has.has(word))
  for (const word of gone) ledger.deleted.add(word)
  // what somebody brought back stands again
  for (const word of has) if (!had.has(word)) ledger.deleted.delete(word)
  return gone
}

/** What became of all words, by those that stand in the text of all and those that are offered back. */
export const fateOf = (
  { typed, deleted }: Ledger,
  standing: readonly string[],
  offered: readonly string[] = [],
): Fate => {
  const stands = new Set(standing)
  const back = new Set(offered)
  const missing = [...typed].filter((word) => !stands.has(word))
  return {
    standing: stands.size,
    deleted: missing.filter((word) => deleted.has(word)).length,
    offered: missing.filter((word) => !deleted.has(word) && back.has(word)).length,
    lost: missing.filter((word) => !deleted.has(word) && !back.has(word)),
    twice: [...stands].filter((word) => standing.indexOf(word) !== standing.lastIndexOf(word)),
    foreign: [...stands].filter((word) => !typed.has(word)),
  }
}
