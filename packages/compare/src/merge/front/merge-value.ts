import { valueKey } from '@forkshop/document'
import { isFields } from '../../fields/values.ts'
import { followedMembers } from './followed-members.ts'
import { isOrderContested, mergeNames } from './names.ts'
import { isPassage, oursOf } from '../piece.ts'
import { mergeProse } from '../kinds/prose.ts'
import type { Pick, Three } from '../three.ts'
import { mapThree, pick } from '../three.ts'

const clash = { kind: 'clash' } as const

/**
 * Merges a YAML value: maps key by key, lists member by member wherever these stand, words sentence by sentence,
 * everything else as one.
 */
export function mergeValue(three: Three<unknown>): Pick<unknown> {
  const whole = pick(three, valueKey)
  if (whole.kind === 'one') return whole
  const { ours, theirs } = three
  const base = three.base ?? (Array.isArray(ours) ? [] : isFields(ours) ? {} : three.base)
  if (isFields(base) && isFields(ours) && isFields(theirs)) return mergeMaps({ base, ours, theirs })
  if (Array.isArray(base) && Array.isArray(ours) && Array.isArray(theirs))
    return mergeLists({ base, ours, theirs })
  if (typeof base === 'string' && typeof ours === 'string' && typeof theirs === 'string')
    return mergeWords({ base, ours, theirs })
  return clash
}

/** Different sentences of one text; two changes of one sentence are a decision. */
function mergeWords(texts: Three<string>): Pick<unknown> {
  const pieces = mergeProse(texts)
  return pieces.every(isPassage) ? { kind: 'one', value: oursOf(pieces), from: 'mixed' } : clash
}

type Named = ReadonlyMap<string, unknown>

function mergeMaps(maps: Three<Readonly<Record<string, unknown>>>): Pick<unknown> {
  const merged = mergeNamed(mapThree(maps, (fields) => new Map(Object.entries(fields))))
  return merged ? { kind: 'one', value: Object.fromEntries(merged), from: 'mixed' } : clash
}

function mergeLists(lists: Three<readonly unknown[]>): Pick<unknown> {
  const members = followedMembers(lists)
  const names = mapThree(members, (named) => [...named.keys()])
  if (isRewrittenTwice(names) || isOrderContested(names)) return clash
  const merged = mergeNamed(members)
  return merged ? { kind: 'one', value: [...merged.values()], from: 'mixed' } : clash
}

function mergeNamed(three: Three<Named>): Named | null {
  const merged = new Map<string, unknown>()
  for (const name of new Set([
    ...three.base.keys(),
    ...three.ours.keys(),
    ...three.theirs.keys(),
  ])) {
    const value = mergeValue(mapThree(three, (named) => named.get(name)))
    if (value.kind === 'clash') return null
    if (value.value !== undefined) merged.set(name, value.value)
  }
  const names = mergeNames(
    mapThree(three, (named) => [...named.keys()]),
    (name) => merged.has(name),
  )
  return new Map(names.map((name) => [name, merged.get(name)]))
}

/** Both took out one member and either put another in its place: perhaps two rewordings of one sentence. */
function isRewrittenTwice({ base, ours, theirs }: Three<readonly string[]>): boolean {
  const [mine, other] = [replacedIn(base, ours), replacedIn(base, theirs)]
  return base.some((name) => {
    const [here, there] = [mine.get(name), other.get(name)]
    return here !== undefined && there !== undefined && (here || there)
  })
}

/** The names that a side does not have any more, and whether something new stands in the place of each. */
function replacedIn(
  base: readonly string[],
  side: readonly string[],
): ReadonlyMap<string, boolean> {
  const known = new Set(base)
  const places = new Map(side.map((name, at) => [name, at]))
  const gone = new Map<string, boolean>()
  let next = 0
  for (const name of base) {
    const place = places.get(name)
    const there = side[next]
    if (place === undefined) gone.set(name, there !== undefined && !known.has(there))
    else next = place + 1
  }
  return gone
}
