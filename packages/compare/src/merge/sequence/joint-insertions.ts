import { joinElements } from '../../reading/element.ts'
import type { GapOrder, Newcomer } from './gap-order.ts'
import type { SequenceRules } from './sequences.ts'
import type { Part } from '../part.ts'
import { partFrom } from '../part.ts'
import { clash, passage } from '../piece.ts'
import type { Side } from '../three.ts'

// Above this many pairs nobody looks for rivals any more: the two insertions are asked about.
const MAX_PAIRS = 10_000

type Sides = Readonly<Record<Side, readonly Newcomer[]>>
type How = { readonly rules: SequenceRules; readonly order: GapOrder }

/** Puts what both sides added in one gap together: what is equal once, the rest one after the other or asked. */
export function joinInsertions({ ours, theirs }: Sides, how: How): readonly Part[] {
  if (theirs.length === 0) return ours.map(toPart)
  if (ours.length === 0) return theirs.map(toPart)
  const twins = twinsOf(ours, theirs)
  if (!twins) return [toClash(ours, theirs)]
  const parts: Part[] = []
  let next = { i: 0, j: 0 }
  for (const { i, j } of [...twins, { i: ours.length, j: theirs.length }]) {
    parts.push(
      ...joinStrangers({ ours: ours.slice(next.i, i), theirs: theirs.slice(next.j, j) }, how),
    )
    const [own, other] = [ours[i], theirs[j]]
    if (own && other) parts.push(sharedPart(own, other))
    next = { i: i + 1, j: j + 1 }
  }
  return parts
}

/** Puts together what has nothing in common. */
function joinStrangers({ ours, theirs }: Sides, { rules, order }: How): readonly Part[] {
  if (theirs.length === 0) return ours.map(toPart)
  if (ours.length === 0) return theirs.map(toPart)
  const isAsked = rules.bothInsert === 'ask' || haveRivals(ours, theirs, rules)
  const isUnderHeading = [...ours, ...theirs].some(({ element }) => element.level !== null)
  if (isAsked || order === 'unclear' || (order !== 'any' && isUnderHeading))
    return [toClash(ours, theirs)]
  const path = ours[0] ? [ours[0].element.label] : []
  const flag = { kind: 'flag', flag: 'both-added', path } as const
  const [first, ...others] = inOrder({ ours, theirs }, order)
  return first ? [{ ...first, pieces: [flag, ...first.pieces] }, ...others] : []
}

function inOrder({ ours, theirs }: Sides, order: 'any' | Side): readonly Part[] {
  if (order === 'any') return interleave(ours, theirs)
  return (order === 'ours' ? [...ours, ...theirs] : [...theirs, ...ours]).map(toPart)
}

function toPart({ side, at, element }: Newcomer): Part {
  return partFrom(side, at, [passage(element.text, side)])
}

function sharedPart(ours: Newcomer, theirs: Newcomer): Part {
  const texts = [ours.element.text, theirs.element.text].sort()
  return {
    base: null,
    ours: { first: ours.at, last: ours.at },
    theirs: { first: theirs.at, last: theirs.at },
    pieces: [passage(texts[0] ?? '', 'both')],
  }
}

function toClash(ours: readonly Newcomer[], theirs: readonly Newcomer[]): Part {
  const text = (side: readonly Newcomer[]) => joinElements(side.map(({ element }) => element))
  const texts = { base: null, ours: text(ours), theirs: text(theirs) }
  return {
    base: null,
    ours: spanOf(ours),
    theirs: spanOf(theirs),
    pieces: [clash('added', texts, ours[0] ? [ours[0].element.label] : [])],
  }
}

function spanOf(newcomers: readonly Newcomer[]) {
  const [first, last] = [newcomers[0], newcomers.at(-1)]
  return first && last ? { first: first.at, last: last.at } : null
}

/** What both added, in its order; `null` when it stands in another order, or several times, on some side. */
function twinsOf(
  ours: readonly Newcomer[],
  theirs: readonly Newcomer[],
): readonly { readonly i: number; readonly j: number }[] | null {
  const places = placesByKey(theirs)
  const twins: { readonly i: number; readonly j: number }[] = []
  for (const [key, [i = 0, ...more]] of placesByKey(ours)) {
    const [j, ...others] = places.get(key) ?? []
    if (j === undefined) continue
    if (more.length + others.length > 0 || j < (twins.at(-1)?.j ?? 0)) return null
    twins.push({ i, j })
  }
  return twins
}

function placesByKey(newcomers: readonly Newcomer[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  newcomers.forEach(({ element }, at) => {
    const known = places.get(element.unit.key)
    if (known) known.push(at)
    else places.set(element.unit.key, [at])
  })
  return places
}

function haveRivals(
  ours: readonly Newcomer[],
  theirs: readonly Newcomer[],
  rules: SequenceRules,
): boolean {
  if (ours.length * theirs.length > MAX_PAIRS) return true
  return ours.some((a) => theirs.some((b) => rules.areRivals(a.element, b.element)))
}

type Chunk = {
  readonly level: number
  readonly text: string
  readonly members: readonly Newcomer[]
}

/**
 * Text without a heading of its own first, so that it stays in the section above; then sections, deeper ones
 * first for the same reason. Equals are put in the order of their text, which no choice of sides changes.
 */
function interleave(ours: readonly Newcomer[], theirs: readonly Newcomer[]): readonly Part[] {
  return [...toChunks(ours), ...toChunks(theirs)]
    .sort((a, b) => b.level - a.level || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .flatMap(({ members }) => members.map(toPart))
}

function toChunks(newcomers: readonly Newcomer[]): readonly Chunk[] {
  const chunks: { level: number; members: Newcomer[] }[] = []
  for (const newcomer of newcomers) {
    const level = newcomer.element.level ?? Infinity
    const chunk = chunks.at(-1)
    if (chunk && level >= chunk.level) chunk.members.push(newcomer)
    else chunks.push({ level, members: [newcomer] })
  }
  return chunks.map(({ level, members }) => ({
    level,
    members,
    text: joinElements(members.map(({ element }) => element)),
  }))
}
