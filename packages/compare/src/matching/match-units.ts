import type { Budget } from '../words/diff-tokens.ts'
import { CONTAINED, SAME_ANYWHERE } from '../words/alike.ts'
import type { Unit } from '../reading/unit.ts'
import { bagOf, likeness, sharedBy } from '../words/words.ts'
import type { Bag } from '../words/words.ts'

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

// A passage cut down or grown: nearly all words of the smaller one stand in the other, which is not much larger. Over
// all cases of merging 2 to 8 words and 3 to 100 times are the same: these keep long texts from holding every short one.
const MIN_CONTAINED_WORDS = 5
const MAX_GROWTH = 6
// Words found in more units than this say little about identity and would make the index quadratic.
const MAX_POSTINGS = 60
// Of those that share most words so many are looked at closely; 2 and 12 merge all cases alike.
const MAX_CANDIDATES = 6
// Looking for shared words takes one step for each word that two units may share: about a second in all.
const MAX_STEPS = 4_000_000

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
  matchEnds(draft)
  matchUnique(draft, (unit) => unit.key)
  extendMatches(draft)
  matchRepeated(draft)
  matchLike(draft, budget)
  matchUnique(draft, (unit) => (unit.alias ? `${unit.kind} ${unit.alias}` : null))
  matchPlaces(draft)
  return draft
}

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
  const left = openByName(draft.before, draft.afterOf, nameOf)
  const right = openByName(draft.after, draft.beforeOf, nameOf)
  for (const [name, [i, ...others]] of left) {
    const [j, ...rivals] = right.get(name) ?? []
    if (i === undefined || j === undefined || others.length + rivals.length > 0) continue
    join(draft, i, j)
  }
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

/** Best shared words first. Candidates come from an inverted word index over the units still open. */
function matchLike(draft: Draft, budget: Budget | undefined): void {
  const index = indexOf(draft)
  const pairs: LikePair[] = []
  let steps = 0
  for (let j = 0; j < draft.after.length && steps <= MAX_STEPS; j++) {
    if (draft.beforeOf[j] !== null) continue
    const bag = bagOf(draft.after[j]?.words ?? [])
    const shared = sharedWords(bag, index)
    for (const count of shared.values()) steps += count
    pairs.push(...likePairs(draft, j, { bag, shared, bags: index.bags }))
  }
  if (steps > MAX_STEPS && budget) budget.degraded = true
  pairs.sort((a, b) => b.score - a.score || a.distance - b.distance || a.i - b.i || a.j - b.j)
  for (const { i, j } of pairs) {
    if (draft.afterOf[i] === null && draft.beforeOf[j] === null) join(draft, i, j)
  }
}

/** The open units of the old side: which of them hold a word, and the words of each. */
type WordIndex = {
  readonly postings: ReadonlyMap<string, readonly number[]>
  readonly bags: ReadonlyMap<number, Bag>
}

function indexOf({ before, afterOf, beforeOf }: Draft): WordIndex {
  const postings = new Map<string, number[]>()
  const bags = new Map<number, Bag>()
  if (!beforeOf.includes(null)) return { postings, bags }
  before.forEach((unit, i) => {
    if (afterOf[i] !== null) return
    const bag = bagOf(unit.words)
    bags.set(i, bag)
    for (const word of bag.keys()) {
      const found = postings.get(word)
      if (!found) postings.set(word, [i])
      else if (found.length <= MAX_POSTINGS) found.push(i)
    }
  })
  return { postings, bags }
}

/** How many different words each unit shares with these; words that say little are left out. */
function sharedWords(bag: Bag, { postings }: WordIndex): ReadonlyMap<number, number> {
  const shared = new Map<number, number>()
  for (const word of bag.keys()) {
    const found = postings.get(word) ?? []
    if (found.length > MAX_POSTINGS) continue
    for (const i of found) shared.set(i, (shared.get(i) ?? 0) + 1)
  }
  return shared
}

const noWords: Bag = new Map()

type LikePair = {
  readonly i: number
  readonly j: number
  readonly score: number
  readonly distance: number
}

function likePairs(
  draft: Draft,
  j: number,
  words: {
    readonly bag: Bag
    readonly bags: WordIndex['bags']
    /** How many different ones each unit of the old side has in common with this one. */
    readonly shared: ReadonlyMap<number, number>
  },
): readonly LikePair[] {
  const unit = draft.after[j]
  if (!unit) return []
  return [...words.shared]
    .filter(([i]) => draft.before[i]?.kind === unit.kind)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MAX_CANDIDATES)
    .map(([i]) => ({
      i,
      j,
      score: likenessOf(draft.before[i]?.words ?? [], unit.words, {
        shared: sharedBy(words.bags.get(i) ?? noWords, words.bag),
        enough: draft.enough,
      }),
      distance: Math.abs(i / draft.before.length - j / draft.after.length),
    }))
    .filter((pair) => pair.score > 0)
}

/** How alike two units are: above what is enough by shared words, below it when one holds the other; 0 for strangers. */
function likenessOf(
  before: readonly string[],
  after: readonly string[],
  { shared, enough }: { readonly shared: number; readonly enough: number },
): number {
  const score = (2 * shared) / Math.max(1, before.length + after.length)
  if (score > enough) return score
  const small = Math.min(before.length, after.length)
  const large = Math.max(before.length, after.length)
  if (small < MIN_CONTAINED_WORDS || large > MAX_GROWTH * small) return 0
  const contained = containment(score, { words: before }, { words: after })
  return contained >= CONTAINED ? contained * enough : 0
}

type Worded = Pick<Unit, 'words'>

/** The share of the smaller unit's words that stand in the other one, from how alike the two are. */
function containment(score: number, before: Worded, after: Worded): number {
  const small = Math.min(before.words.length, after.words.length)
  return small === 0 ? 0 : (score * (before.words.length + after.words.length)) / (2 * small)
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
