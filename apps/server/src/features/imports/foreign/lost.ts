import type { PlannedImportPage } from '@forkshop/api'

/** What of a file does not come along: what it is, an example where there is one, and how many. */
export type Lost = PlannedImportPage['lost'][number]

/** What files lost as they became texts, by their path in the source. */
export type Losses = ReadonlyMap<string, readonly Lost[]>

/** The same kinds of loss as one, with how many there are; in the order in which they came first. */
export function gatherLost(all: readonly Lost[]): readonly Lost[] {
  const found = new Map<string, Lost>()
  for (const lost of all) {
    const before = found.get(lost.code)
    found.set(
      lost.code,
      before === undefined ? lost : { ...before, count: before.count + lost.count },
    )
  }
  return [...found.values()]
}
