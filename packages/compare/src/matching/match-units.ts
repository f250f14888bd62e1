import type { Budget } from '../words/diff-tokens.ts'
import { CONTAINED, SAME_ANYWHERE } from '../words/alike.ts'
import type { Unit } from '../reading/unit.ts'
import { likeness } from '../words/words.ts'
import { containment, likePairs } from './like-pairs.ts'

/** Which unit became which; `null` where there is none. */
export type Matching = {
  readonly afterOf: readonly (number | null)[]
  readonly beforeOf: readonly (number | null)[]
}

/** How surely units must be the same (`SAME_ANYWHERE` where it is not said), and what looking for them may cost. */
export type MatchOptions = { readonly likeness?: number; readonly budget?: Budget | undefined }

type Draft = {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly afterOf: (number | null)[]
  readonly beforeOf: (number | null)[]
  /** More likeness than this is enough wherever two units stand. */
  readonly enough: number
}

/**
 * Finds the same units in two sequences: equal text first, then shared words, then the place. Where too many units
 * differ, shared words are not looked for any further, and the budget is marked `degraded`.
 */
export function matchUnits(
  before: readonly Unit[],
  after: readonly Unit[],
  { likeness: enough = SAME_ANYWHERE, budget }: MatchOptions = {},
): Matching {
  const draft: Draft = {
    before,
    after,
    afterOf: before.map(() => null),
    beforeOf: after.map(() => null),
    enough,
  }
  for (const step of steps) {
    // what is left stands on one side alone
    if (!draft.afterOf.includes(null) || !draft.beforeOf.includes(null)) break
    step(draft, budget)
  }
  return draft
}

/** Each joins what is open on both sides. */
const steps: readonly ((draft: Draft, budget: Budget | undefined) => void)[] = [
  matchEnds,
  (draft) => matchUnique(draft, (unit) => unit.key),
  extendMatches,
  matchRepeated,
  matchLike,
  (draft) => matchUnique(draft, (unit) => (unit.alias ? `${unit.kind} ${unit.alias}` : null)),
  matchPlaces,
]

function join(draft: Draft, i: number, j: number): void {
  draft.afterOf[i] = j
  draft.beforeOf[j] = i
}

function joinIfEqual(draft: Draft, i: number, j: number): boolean {
  if (draft.afterOf[i] !== null || draft.beforeOf[j] !== null) return false
  if (draft.before[i]?.key !== draft.after[j]?.key) return false
  join(draft, i, j)
  return true
}

function matchEnds(draft: Draft): void {
  const { length } = draft.before
  let start = 0
  while (start < length && joinIfEqual(draft, start, start)) start++
  const shift = draft.after.length - length
  for (let i = length - 1; i >= 0 && joinIfEqual(draft, i, i + shift); i--);
}

/** Joins what has the same name on both sides when nothing else there has it. */
function matchUnique(draft: Draft, nameOf: (unit: Unit) => string | null): void {
  const right = onlyByName(draft.after, draft.beforeOf, nameOf)
  for (const [name, i] of onlyByName(draft.before, draft.afterOf, nameOf)) {
    const j = right.get(name) ?? SEVERAL
    if (i !== SEVERAL && j !== SEVERAL) join(draft, i, j)
  }
}

/** In the place of a number: more than one. */
const SEVERAL = -1

function onlyByName(
  units: readonly Unit[],
  partner: readonly (number | null)[],
  nameOf: (unit: Unit) => string | null,
): ReadonlyMap<string, number> {
  const byName = new Map<string, number>()
  units.forEach((unit, index) => {
    const name = partner[index] === null ? nameOf(unit) : null
    if (name !== null) byName.set(name, byName.has(name) ? SEVERAL : index)
  })
  return byName
}

function openByName(
  units: readonly Unit[],
  partner: readonly (number | null)[],
  nameOf: (unit: Unit) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>()
  units.forEach((unit, index) => {
    const name = partner[index] === null ? nameOf(unit) : null
    if (name === null) return
    const known = byName.get(name)
    if (known) known.push(index)
    else byName.set(name, [index])
  })
  return byName
}

/** Equal neighbours of matched units are the same units too: that tells twins apart. */
function extendMatches(draft: Draft): void {
  draft.afterOf.forEach((_, i) => {
    const j = draft.afterOf[i]
    if (typeof j === 'number') joinIfEqual(draft, i + 1, j + 1)
  })
  for (let i = draft.before.length - 1; i > 0; i--) {
    const j = draft.afterOf[i]
    if (typeof j === 'number' && j > 0) joinIfEqual(draft, i - 1, j - 1)
  }
}

/** What stands there several times is taken in order; a bare sign (a rule) proves nothing far away. */
function matchRepeated(draft: Draft): void {
  const telling = (unit: Unit) => (unit.words.length > 1 ? unit.key : null)
  const right = openByName(draft.after, draft.beforeOf, telling)
  for (const [key, left] of openByName(draft.before, draft.afterOf, telling)) {
    const there = right.get(key) ?? []
    left.forEach((i, nth) => {
      const j = there[nth]
      if (j !== undefined) join(draft, i, j)
    })
  }
}

/** Best shared words first. */
function matchLike(draft: Draft, budget: Budget | undefined): void {
  const { pairs, isCut } = likePairs(draft)
  if (isCut && budget) budget.degraded = true
  for (const { i, j } of pairs) {
    if (draft.afterOf[i] === null && draft.beforeOf[j] === null) join(draft, i, j)
  }
}

/** Between two matched neighbours, the only unit of its kind on both sides is the same one rewritten. */
function matchPlaces(draft: Draft): void {
  let i = 0
  while (i < draft.before.length) {
    if (draft.afterOf[i] !== null) {
      i++
      continue
    }
    const left = openRun(draft.afterOf, i)
    i = left.end
    const previous = left.start === 0 ? -1 : draft.afterOf[left.start - 1]
    if (previous === null || previous === undefined) continue
    const right = openRun(draft.beforeOf, previous + 1)
    const next = left.end === draft.before.length ? draft.after.length : draft.afterOf[left.end]
    if (next !== right.end) continue
    joinOnlyOnes(draft, left, right)
  }
}

type Run = { readonly start: number; readonly end: number }

function openRun(partner: readonly (number | null)[], start: number): Run {
  let end = start
  while (end < partner.length && partner[end] === null) end++
  return { start, end }
}

function joinOnlyOnes(draft: Draft, left: Run, right: Run): void {
  const lefts = onlyOnes(draft.before, left)
  const rights = onlyOnes(draft.after, right)
  for (const [kind, i] of lefts) {
    const j = rights.get(kind)
    const from = draft.before[i ?? -1]
    const to = draft.after[j ?? -1]
    if (i === null || j === null || j === undefined || !from || !to) continue
    const wanted = Math.min(from.placeLikeness, to.placeLikeness)
    const score = likeness(from.words, to.words)
    if (score >= wanted || containment(score, from, to) >= CONTAINED) join(draft, i, j)
  }
}

function onlyOnes(units: readonly Unit[], run: Run): ReadonlyMap<string, number | null> {
  const byKind = new Map<string, number | null>()
  for (let index = run.start; index < run.end; index++) {
    const kind = units[index]?.kind ?? ''
    byKind.set(kind, byKind.has(kind) ? null : index)
  }
  return byKind
}
