import type { Source, SourceList } from './source-list.ts'

/** How much of a text one person wrote. */
export type PersonShare = {
  readonly name: string
  readonly words: number
  /** Whole percent of the words of the text; 0 is less than half a percent. */
  readonly percent: number
}

/** Who wrote how much, most first: the words of a source count for its author, whoever wrote along. */
export const peopleShares = ({ ground, others }: SourceList): readonly PersonShare[] => {
  const sources = ground === null ? others : [ground, ...others]
  const words = new Map<string, number>()
  for (const { people, words: count } of sources) {
    const name = people[0] ?? ''
    words.set(name, (words.get(name) ?? 0) + count)
  }
  const all = sources.reduce((sum, source) => sum + source.words, 0)
  return [...words]
    .map(([name, count]) => ({
      name,
      words: count,
      percent: all === 0 ? 0 : Math.round((count / all) * 100),
    }))
    .filter((person) => person.words > 0)
    .toSorted((a, b) => b.words - a.words || a.name.localeCompare(b.name))
}

/** Where every author is from, when it is the same for all and not here; to be said once. */
export const commonOrigin = ({
  ground,
  others,
}: SourceList): Exclude<Source['authorFrom'], 'here'> | null => {
  const [first, ...rest] = new Set(
    (ground === null ? others : [ground, ...others]).map(({ authorFrom }) => authorFrom),
  )
  return first === undefined || first === 'here' || rest.length > 0 ? null : first
}
