import { namedMembers } from '../../fields/member-names.ts'
import { isFields, valueKey } from '../../fields/values.ts'
import { isOrderContested, mergeNames } from './names.ts'
import { isPassage, oursOf } from '../piece.ts'
import { mergeProse } from '../kinds/prose.ts'
import type { Pick, Three } from '../three.ts'
import { mapThree, pick } from '../three.ts'

const clash = { kind: 'clash' } as const

/**
 * Merges a YAML value: maps key by key, lists as sets (records by their key), words sentence by sentence, everything
 * else as one.
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
  const named = mapThree(lists, namedMembers)
  const { base, ours, theirs } = named
  if (!base || !ours || !theirs || isRewrittenTwice({ base, ours, theirs })) return clash
  if (isOrderContested(mapThree({ base, ours, theirs }, (names) => [...names.keys()]))) return clash
  const merged = mergeNamed({ base, ours, theirs })
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

/** Both took out the same member and one put another in: perhaps two rewordings of one sentence. */
function isRewrittenTwice({ base, ours, theirs }: Three<Named>): boolean {
  const isLostTwice = [...base.keys()].some((name) => !ours.has(name) && !theirs.has(name))
  const isAdded = [...ours.keys(), ...theirs.keys()].some((name) => !base.has(name))
  return isLostTwice && isAdded
}
