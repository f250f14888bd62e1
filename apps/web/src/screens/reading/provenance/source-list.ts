import type { PersonView, Provenance } from '@forkshop/api'

type Run = Provenance['runs'][number]
type Details = Provenance['sources'][number]

/** One change among those that a source is made of. */
export type SourceChange = {
  readonly id: string
  readonly reason: string
  readonly time: string
  readonly before: string | null
  /** The page that it was made on, where that is another one. */
  readonly page: string | null
}

/** What came in with one change, or with one proposal however often that was changed. */
export type Source = {
  /** Names it in addresses: the beginning of its first change's id. */
  readonly key: string
  /** From 1, in reading order; null for the one that most of the text comes from. */
  readonly number: number | null
  /** The author, then those who wrote with them. */
  readonly people: readonly string[]
  /** The same with the accounts of those who wrote it here. */
  readonly persons: readonly PersonView[]
  readonly authorFrom: Details['authorFrom']
  readonly event: Details['event']
  /** From an event that not everybody may read. */
  readonly fromHiddenEvent: boolean
  readonly proposal: Details['proposal']
  /** Newest first. */
  readonly changes: readonly SourceChange[]
  /** Words of the text that came with it, front matter left out. */
  readonly words: number
}

/** The sources of a text; `of` finds that of a revision. */
export type SourceList = {
  readonly ground: Source | null
  /** All others, by number; those without a word in the text have only changed its fields. */
  readonly others: readonly Source[]
  readonly of: (revision: string) => Source | null
}

/** Gathers the revisions of a text's runs; `bodyStart` is where its front matter ends. */
export const toSourceList = (
  { runs, sources }: Pick<Provenance, 'runs' | 'sources'>,
  bodyStart: number,
): SourceList => {
  const detailsOf = new Map(sources.map((one) => [one.revision, one]))
  let end = 0
  const parts = runs.flatMap((run): Part[] => {
    const start = end
    end += run.text.length
    const details = detailsOf.get(run.revision.id)
    const words = wordsIn(run.text.slice(Math.max(0, bodyStart - start)))
    return details === undefined ? [] : [{ run, details, start, words }]
  })
  const groups = [...Map.groupBy(parts, groupKey).values()].toSorted(
    (a, b) => firstWord(a) - firstWord(b),
  )
  const most = Math.max(1, ...groups.map(countWords))
  const ground = groups.find((group) => countWords(group) === most) ?? null
  const others = groups
    .filter((group) => group !== ground)
    .map((group, at) => toSource(group, at + 1))
  const groundSource = ground && toSource(ground, null)
  const all = groundSource === null ? others : [...others, groundSource]
  return {
    ground: groundSource,
    others,
    of: (revision) => all.find(({ changes }) => changes.some(({ id }) => id === revision)) ?? null,
  }
}

/** A run with its place in the text and the words that it has in the body. */
type Part = {
  readonly run: Run
  readonly details: Details
  readonly start: number
  readonly words: number
}
type Group = readonly Part[]

const groupKey = ({ run: { author, revision }, details: { proposal } }: Part): string =>
  proposal === null
    ? revision.id
    : JSON.stringify([proposal.page, proposal.number, author.id, author.name])

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

const countWords = (group: Group): number => group.reduce((sum, { words }) => sum + words, 0)

/** Where the first word in the body stands; behind everything where there is none. */
const firstWord = (group: Group): number =>
  group.find(({ words }) => words > 0)?.start ?? Number.MAX_SAFE_INTEGER

const toSource = (group: Group, number: number | null): Source => {
  const changes = new Map<string, SourceChange>()
  for (const { run, details } of group) {
    const { id, reason, time } = run.revision
    changes.set(id, { id, reason, time, before: details.before, page: details.page })
  }
  const newest = [...changes.values()].toSorted((a, b) => b.time.localeCompare(a.time))
  const [first] = group
  const said = group.flatMap(({ run, details }) => [run.author, ...details.coAuthors])
  const isHere = first?.details.authorFrom === 'here'
  const persons = [...Map.groupBy(said, ({ name }) => name).values()].flatMap(([one]) =>
    one === undefined ? [] : [isHere ? one : { ...one, id: null }],
  )
  return {
    key: (newest.at(-1)?.id ?? '').slice(0, KEY_LENGTH),
    number,
    people: persons.map(({ name }) => name),
    persons,
    authorFrom: first?.details.authorFrom ?? 'here',
    event: first?.details.event ?? null,
    fromHiddenEvent: first?.details.event === null && first.run.event !== null,
    proposal: first?.details.proposal ?? null,
    changes: newest,
    words: countWords(group),
  }
}

const KEY_LENGTH = 10
