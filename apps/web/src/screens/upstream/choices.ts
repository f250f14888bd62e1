import type { UpstreamChange } from '@forkshop/api'
import { isRecord } from '@forkshop/domain'

/** What somebody decides of a change at the origin; one that is left for later waits as if nothing were said. */
export type Choice =
  | { readonly kind: 'take' }
  | { readonly kind: 'keep'; readonly reason: string }
  | { readonly kind: 'later' }

/** Choices by the names that changes have from what they say: ids of an answer name nothing in the next one. */
export type Choices = ReadonlyMap<string, Choice>

type Words = Pick<UpstreamChange, 'kind' | 'before' | 'after'> & {
  readonly path: readonly string[]
}

/** A change with a name that it has again in later answers, as long as the origin's words and the old ones stay. */
export type NamedChange<Change = UpstreamChange> = {
  readonly name: string
  readonly change: Change
}

/** Names changes by their words; of several with the same ones each by its number too. */
export const namedChanges = <Change extends Words>(
  changes: readonly Change[],
): readonly NamedChange<Change>[] => {
  const counts = new Map<string, number>()
  return changes.map((change) => {
    const words = wordsName(change)
    const count = (counts.get(words) ?? 0) + 1
    counts.set(words, count)
    return { name: count === 1 ? words : `${words}-${count}`, change }
  })
}

/** A short word for what a change says (FNV-1a, 32 bits). */
const wordsName = ({ kind, path, before, after }: Words): string => {
  const field = kind === 'field' ? path : null
  let hash = 2166136261
  for (const char of JSON.stringify([field, before ?? null, after ?? null])) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  }
  return hash.toString(36)
}

/** What choices come to: each change that waits for one is in one of these. */
export type Plan = {
  readonly taken: readonly NamedChange[]
  readonly kept: readonly (NamedChange & { readonly reason: string })[]
  readonly waiting: readonly NamedChange[]
}

/** Sorts the changes that are open by what is chosen of them. */
export const planOf = (changes: readonly NamedChange[], choices: Choices): Plan => {
  const taken: NamedChange[] = []
  const kept: Plan['kept'][number][] = []
  const waiting: NamedChange[] = []
  for (const one of changes.filter(isOpen)) {
    const choice = choices.get(one.name)
    if (choice?.kind === 'take') taken.push(one)
    else if (choice?.kind === 'keep') kept.push({ ...one, reason: choice.reason.trim() })
    else waiting.push(one)
  }
  return { taken, kept, waiting }
}

/** Whether nothing is decided yet of a change. */
export const isOpen = ({ change }: NamedChange): boolean => change.decision === 'open'

/** Those that are kept without saying why, which nobody could understand later. */
export const unreasoned = ({ kept }: Plan): readonly NamedChange[] =>
  kept.filter(({ reason }) => reason === '')

/** How many of those that are taken both sides changed. */
export const countAsking = ({ taken }: Plan): number =>
  taken.filter(({ change }) => change.asks).length

/** Changes that a call may name. */
const MAX_NAMED = 1000

/**
 * What `takeFromUpstream` is asked: what was seen, by name, so that nothing comes along that others decided on
 * meanwhile; more than a call may name is all. Facts that both changed become the origin's.
 */
export const askedOf = ({
  taken,
  waiting,
}: Plan): {
  readonly changes: 'all' | string[]
  readonly facts: Record<string, 'origin'>
} => ({
  changes:
    waiting.length === 0 && taken.length > MAX_NAMED ? 'all' : taken.map(({ change }) => change.id),
  facts: factsOf(taken),
})

/** The facts among those that are taken which both pages changed, by their paths. */
export const factsOf = (taken: readonly NamedChange[]): Record<string, 'origin'> =>
  Object.fromEntries(
    taken
      .filter(({ change }) => change.kind === 'field' && change.asks)
      .map(({ change }) => [change.path.join('.'), 'origin']),
  )

/** What `keepOurs` is asked, once for each reason. */
export const keepsOf = ({
  kept,
}: Plan): readonly { readonly reason: string; readonly changes: string[] }[] =>
  [...Map.groupBy(kept, ({ reason }) => reason)].map(([reason, ones]) => ({
    reason,
    changes: ones.map(({ change }) => change.id),
  }))

/** Choices as they go on with a newer answer, and how many that meant something name nothing there any more. */
export const carried = (
  choices: Choices,
  changes: readonly NamedChange[],
): { readonly choices: Choices; readonly lost: number } => {
  const open = new Set(changes.filter(isOpen).map(({ name }) => name))
  const left = [...choices].filter(([name]) => open.has(name))
  const lost = [...choices].filter(([name, { kind }]) => !open.has(name) && kind !== 'later').length
  return { choices: new Map(left), lost }
}

/** Every open change taken, except those of which something else is chosen. */
export const allTaken = (changes: readonly NamedChange[], choices: Choices): Choices =>
  new Map([
    ...changes.filter(isOpen).map(({ name }) => [name, { kind: 'take' }] as const),
    ...[...choices].filter(([, { kind }]) => kind === 'keep'),
  ])

/** Choices as a browser keeps them. */
export const writeChoices = (choices: Choices): string => JSON.stringify([...choices])

/** Reads what a browser kept; what is no choice is left out. */
export const parseChoices = (stored: string | null): Choices => {
  const found: unknown = stored === null ? [] : parsed(stored)
  if (!Array.isArray(found)) return new Map()
  return new Map(
    found.flatMap((entry: unknown): [string, Choice][] => {
      if (!Array.isArray(entry)) return []
      const [name, choice]: unknown[] = entry
      const known = parseChoice(choice)
      return typeof name === 'string' && known !== null ? [[name, known]] : []
    }),
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // somebody else's words
  }
}

const parseChoice = (value: unknown): Choice | null => {
  if (!isRecord(value)) return null
  const { kind, reason } = value
  if (kind === 'take' || kind === 'later') return { kind }
  return kind === 'keep' && typeof reason === 'string' ? { kind, reason } : null
}
