import type { Unit } from '../reading/unit.ts'
import { CONTAINED } from '../words/alike.ts'

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

/** Two sequences of units, of which some have found each other. */
type HalfMatched = {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly afterOf: readonly (number | null)[]
  readonly beforeOf: readonly (number | null)[]
  /** More likeness than this is enough wherever two units stand. */
  readonly enough: number
}

/** An old unit and a new one that are alike; `distance` is how far apart they stand, 0 to 1. */
export type LikePair = {
  readonly i: number
  readonly j: number
  readonly score: number
  readonly distance: number
}

/**
 * The open units that are alike by their words, the likest first, then the nearest. `isCut` when too many words are
 * shared to look at all. Candidates come from an index of the old side's words.
 */
export function likePairs(units: HalfMatched): {
  readonly pairs: readonly LikePair[]
  readonly isCut: boolean
} {
  const index = indexOf(units)
  const pairs: LikePair[] = []
  let steps = 0
  for (let j = 0; j < units.after.length && steps <= MAX_STEPS; j++) {
    if (units.beforeOf[j] !== null) continue
    const found = candidates(units, j, index)
    steps += found.steps
    pairs.push(...found.pairs)
  }
  pairs.sort((a, b) => b.score - a.score || a.distance - b.distance || a.i - b.i || a.j - b.j)
  return { pairs, isCut: steps > MAX_STEPS }
}

/** Words have numbers here: what two units share is counted in columns, without a table for each. */
type WordIndex = {
  readonly numbers: ReadonlyMap<string, number>
  /** The open units of the old side that hold a word, in their order. */
  readonly holders: readonly (readonly number[])[]
  /** The words of each open unit of the old side. */
  readonly bags: readonly (Bag | undefined)[]
  readonly columns: Columns
}

/** The different words of a unit, and how often each stands there. */
type Bag = { readonly words: readonly number[]; readonly counts: readonly number[] }

/** Of the new unit that is looked at; all 0 between two. */
type Columns = {
  /** How often each word stands in it. */
  readonly counts: Int32Array
  /** How many different words each old unit shares with it. */
  readonly shared: Int32Array
}

function indexOf({ before, afterOf, beforeOf }: HalfMatched): WordIndex {
  const numbers = new Map<string, number>()
  const holders: number[][] = []
  const bags: (Bag | undefined)[] = []
  const counts: number[] = []
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, holders.length)
    counts.push(0)
    return holders.push([]) - 1
  }
  const open = beforeOf.includes(null) ? [...before.keys()].filter((i) => afterOf[i] === null) : []
  for (const i of open) {
    const words = count(before[i]?.words.map(numberOf) ?? [], counts, [])
    bags[i] = { words, counts: words.map((word) => counts[word] ?? 0) }
    for (const word of words) {
      counts[word] = 0
      const found = holders[word]
      if (found && found.length <= MAX_POSTINGS) found.push(i)
    }
  }
  const columns = { counts: new Int32Array(numbers.size), shared: new Int32Array(before.length) }
  return { numbers, holders, bags, columns }
}

/** Counts each in its column; those that were not counted yet are added to `different`. */
function count(
  all: readonly number[],
  column: number[] | Int32Array,
  different: number[],
): readonly number[] {
  for (const one of all) {
    const known = column[one] ?? 0
    if (known === 0) different.push(one)
    column[one] = known + 1
  }
  return different
}

/** The old units that share most words with a new one, those that are alike; `steps` is what looking for them took. */
function candidates(
  { before, after, enough }: HalfMatched,
  j: number,
  { numbers, holders, bags, columns: { counts, shared } }: WordIndex,
): { readonly pairs: readonly LikePair[]; readonly steps: number } {
  const pairs: LikePair[] = []
  const unit = after[j]
  if (!unit) return { pairs, steps: 0 }
  const known = unit.words.map((word) => numbers.get(word) ?? NOWHERE)
  const words = count(
    known.filter((word) => word !== NOWHERE),
    counts,
    [],
  )
  const sharing: number[] = []
  let steps = 0
  for (const word of words) {
    const found = holders[word] ?? []
    // a word that stands in many units says little
    if (found.length > MAX_POSTINGS) continue
    steps += found.length
    count(found, shared, sharing)
  }
  const ofItsKind = sharing.filter((i) => before[i]?.kind === unit.kind)
  for (const i of mostShared(ofItsKind, shared)) {
    const common = sharedWith(bags[i], counts)
    const score = likenessOf(before[i]?.words ?? [], unit.words, { shared: common, enough })
    const distance = Math.abs(i / before.length - j / after.length)
    if (score > 0) pairs.push({ i, j, score, distance })
  }
  for (const word of words) counts[word] = 0
  for (const i of sharing) shared[i] = 0
  return { pairs, steps }
}

/** In the place of a word's number: no old unit holds it. */
const NOWHERE = -1

/** The few units that share most words, the first ones of several. */
function mostShared(units: readonly number[], shared: Int32Array): readonly number[] {
  const best: number[] = []
  const isBefore = (one: number, other: number) => {
    const more = (shared[one] ?? 0) - (shared[other] ?? 0)
    return more > 0 || (more === 0 && one < other)
  }
  for (const unit of units) {
    let at = best.length
    while (at > 0 && isBefore(unit, best[at - 1] ?? unit)) at--
    if (at >= MAX_CANDIDATES) continue
    best.splice(at, 0, unit)
    if (best.length > MAX_CANDIDATES) best.pop()
  }
  return best
}

/** How many words a unit shares with the one that is counted, repeats counted. */
function sharedWith(bag: Bag | undefined, counts: Int32Array): number {
  let shared = 0
  bag?.words.forEach((word, at) => {
    shared += Math.min(bag.counts[at] ?? 0, counts[word] ?? 0)
  })
  return shared
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
export function containment(score: number, before: Worded, after: Worded): number {
  const small = Math.min(before.words.length, after.words.length)
  return small === 0 ? 0 : (score * (before.words.length + after.words.length)) / (2 * small)
}
