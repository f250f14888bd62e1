import type { Matching } from './match-units.ts'
import type { Element } from '../reading/element.ts'
import { STRANGERS, TURNED } from '../words/alike.ts'
import { likeness } from '../words/words.ts'

/**
 * What a writer turns into one another: a line into a heading, a paragraph into a list; and what was read as code or
 * HTML for a sign too many.
 */
const proseKinds: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'list',
  'quote',
  'code',
  'html',
])
// Every one of a place is held against every other one there.
const MAX_TRIES = 400

/**
 * Finds blocks that became another kind of block, of those `kinds`: by most of their words in one place, by all of
 * them elsewhere.
 */
export function withTurned(
  before: readonly Element[],
  after: readonly Element[],
  { afterOf, beforeOf }: Matching,
  kinds = proseKinds,
): Matching {
  const [there, back] = [[...afterOf], [...beforeOf]]
  for (const weak of weakPairs(before, after, { matching: { afterOf, beforeOf }, kinds })) {
    there[weak.i] = null
    back[weak.j] = null
  }
  for (const { left, right } of places({ afterOf: [...there], beforeOf: [...back] })) {
    if (left.length * right.length > MAX_TRIES) continue
    for (const { i, j } of likePairs(before, after, { place: { left, right }, kinds })) {
      if (there[i] !== null || back[j] !== null) continue
      there[i] = j
      back[j] = i
    }
  }
  const told = byWords(before, there, kinds)
  for (const [words, j] of byWords(after, back, kinds)) {
    const i = told.get(words)
    if (typeof i !== 'number' || j === null) continue
    there[i] = j
    back[j] = i
  }
  return { afterOf: there, beforeOf: back }
}

/** Weak pairs of which one has nearly all words of a block of another form beside the other one. */
function weakPairs(
  before: readonly Element[],
  after: readonly Element[],
  { matching, kinds }: { readonly matching: Matching; readonly kinds: ReadonlySet<string> },
) {
  const { afterOf, beforeOf } = matching
  const isLike = (i: number, j: number, least: number) =>
    likeness(before[i]?.unit.words ?? [], after[j]?.unit.words ?? []) >= least
  const isProse = (element: Element | undefined) => kinds.has(element?.unit.kind ?? '')
  return afterOf.flatMap((j, i) => {
    if (j === null || !isProse(before[i]) || before[i]?.unit.key === after[j]?.unit.key) return []
    const isBetter =
      [j - 1, j + 1].some(
        (at) => beforeOf[at] === null && isProse(after[at]) && isLike(i, at, TURNED),
      ) ||
      [i - 1, i + 1].some(
        (at) => afterOf[at] === null && isProse(before[at]) && isLike(at, j, TURNED),
      )
    return isBetter && !isLike(i, j, STRANGERS) ? [{ i, j }] : []
  })
}

// Fewer words are said in several places; 2 to 8 merge all cases alike.
const MIN_WORDS = 5

/** Open blocks of prose by all their words, wherever they stand; `null` where two have the same. */
function byWords(
  elements: readonly Element[],
  partner: readonly (number | null)[],
  kinds: ReadonlySet<string>,
): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>()
  elements.forEach(({ unit }, at) => {
    if (partner[at] !== null || !kinds.has(unit.kind) || unit.words.length < MIN_WORDS) return
    const words = unit.words.join(' ')
    found.set(words, found.has(words) ? null : at)
  })
  return found
}

/** What is open on both sides behind, or before, one and the same block. */
type Place = { readonly left: readonly number[]; readonly right: readonly number[] }

function places({ afterOf, beforeOf }: Matching): readonly Place[] {
  const found: Place[] = []
  for (let start = 0; start < afterOf.length; start++) {
    if (afterOf[start] !== null || (start > 0 && afterOf[start - 1] === null)) continue
    const left = openFrom(afterOf, start, 1)
    const previous = start === 0 ? -1 : (afterOf[start - 1] ?? -1)
    const next = afterOf[start + left.length] ?? beforeOf.length
    const behind = openFrom(beforeOf, previous + 1, 1)
    const right = behind.length > 0 ? behind : openFrom(beforeOf, next - 1, -1)
    if (right.length > 0) found.push({ left, right })
  }
  return found
}

/** Neighbours of one side that have nearly all words of one block that is open in the same place on the other. */
export type OneOfSeveral = {
  readonly side: 'before' | 'after'
  readonly start: number
  readonly end: number
}

/** Blocks of prose that were one of another form, such as the headings and paragraphs that a list became. */
export function severalOfOne(
  before: readonly Element[],
  after: readonly Element[],
  matching: Matching,
): readonly OneOfSeveral[] {
  return places(matching).flatMap(({ left, right }) => {
    const isOne = left.length === 1
    const [several, elements] = isOne ? [right, after] : [left, before]
    const one = isOne ? before[left[0] ?? -1] : after[right[0] ?? -1]
    if (several.length < 2 || Math.min(left.length, right.length) > 1 || !one) return []
    const best = bestRun(
      one,
      several.toSorted((a, b) => a - b),
      elements,
    )
    return best === null ? [] : [{ side: isOne ? 'after' : 'before', ...best }]
  })
}

/** The neighbours whose words are likest to those of one block; `null` when none are alike enough. */
function bestRun(
  { unit }: Element,
  places: readonly number[],
  elements: readonly Element[],
): Omit<OneOfSeveral, 'side'> | null {
  if (!proseKinds.has(unit.kind) || places.length ** 2 > MAX_TRIES) return null
  let best = { start: 0, end: 0, score: 0 }
  for (let from = 0; from < places.length; from++) {
    let words: readonly string[] = []
    for (let to = from; to < places.length; to++) {
      const next = elements[places[to] ?? -1]?.unit
      if (!next || !proseKinds.has(next.kind)) break
      words = [...words, ...next.words]
      const score = likeness(unit.words, words)
      if (score > best.score) best = { start: places[from] ?? 0, end: (places[to] ?? 0) + 1, score }
    }
  }
  return best.score >= TURNED && best.end - best.start > 1 ? best : null
}

function openFrom(
  partner: readonly (number | null)[],
  start: number,
  step: 1 | -1,
): readonly number[] {
  const open: number[] = []
  for (let at = start; partner[at] === null; at += step) open.push(at)
  return open
}

function likePairs(
  before: readonly Element[],
  after: readonly Element[],
  { place, kinds }: { readonly place: Place; readonly kinds: ReadonlySet<string> },
) {
  return place.left
    .flatMap((i) =>
      place.right.flatMap((j) => {
        const [from, to] = [before[i]?.unit, after[j]?.unit]
        if (!from || !to || !kinds.has(from.kind) || !kinds.has(to.kind)) return []
        const score = likeness(from.words, to.words)
        return score < TURNED ? [] : [{ i, j, score }]
      }),
    )
    .sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
}
