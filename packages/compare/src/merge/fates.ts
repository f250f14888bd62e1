import type { Matching } from '../match-units.ts'
import { matchUnits } from '../match-units.ts'
import type { Element, SequenceRules, Sequences } from './element.ts'
import { possiblyMoved } from './order.ts'
import type { Piece } from './piece.ts'
import { clash } from './piece.ts'
import type { Side, Three } from './three.ts'
import { largest, mapThree, pick, pickBlank } from './three.ts'

/** How the elements of the base are found on both sides. */
export type Matchings = Readonly<Record<Side, Matching>>

/** Finds the elements of the base on both sides. */
export function matchSequences(sequences: Sequences): Matchings {
  const { base, ours, theirs } = mapThree(sequences, (elements) => elements.map(({ unit }) => unit))
  return { ours: matchUnits(base, ours), theirs: matchUnits(base, theirs) }
}

/** What becomes of an element of the base: its merged content, or `null` when it goes. */
export type Fate = readonly Piece[] | null

/** Decides the content of every element of the base; where it stands is decided apart. */
export function decideFates(
  sequences: Sequences,
  matchings: Matchings,
  rules: SequenceRules,
): readonly Fate[] {
  const moved = {
    ours: movedOn('ours', sequences, matchings),
    theirs: movedOn('theirs', sequences, matchings),
  }
  const twins = {
    ours: twinsWithLoss(sequences.base, matchings.ours),
    theirs: twinsWithLoss(sequences.base, matchings.theirs),
  }
  return sequences.base.map((base, index): Fate => {
    const ours = elementOn('ours', index, sequences, matchings)
    const theirs = elementOn('theirs', index, sequences, matchings)
    const touched = {
      ours: ours !== null && (ours.unit.key !== base.unit.key || moved.ours.has(index)),
      theirs: theirs !== null && (theirs.unit.key !== base.unit.key || moved.theirs.has(index)),
    }
    const lost =
      (ours === null && touched.theirs) ||
      (theirs === null && touched.ours) ||
      (twins.ours.has(index) && touched.theirs) ||
      (twins.theirs.has(index) && touched.ours) ||
      (twins.ours.has(index) && twins.theirs.has(index) && (ours === null) !== (theirs === null))
    if (lost) {
      const texts = { base: base.text, ours: ours?.text ?? null, theirs: theirs?.text ?? null }
      return [clash('removed', texts, [base.label])]
    }
    if (ours === null || theirs === null) return null
    return mergeElement({ base, ours, theirs }, rules)
  })
}

/** The element of a side that an element of the base became. */
export function elementOn(
  side: Side,
  index: number,
  sequences: Sequences,
  matchings: Matchings,
): Element | null {
  return sequences[side][matchings[side].afterOf[index] ?? -1] ?? null
}

/** The elements of the base whose order a side may have changed. */
export function movedOn(
  side: Side,
  sequences: Sequences,
  matchings: Matchings,
): ReadonlySet<number> {
  const place = (index: number) => matchings[side].afterOf[index] ?? null
  return possiblyMoved([...sequences.base.keys()], place)
}

function mergeElement(three: Three<Element>, rules: SequenceRules): readonly Piece[] {
  const { base, ours, theirs } = three
  const exact = pick(mapThree(three, ({ text }) => text))
  if (exact.kind === 'one') return [exact.value]
  if (rules.mergesBlanks) return rules.mergeContent(three)
  const [b, o, t] = [base.unit.key, ours.unit.key, theirs.unit.key]
  if (o === b && t === b)
    return [pickBlank({ base: base.text, ours: ours.text, theirs: theirs.text })]
  if (o === b) return [theirs.text]
  if (t === b) return [ours.text]
  if (o === t) return [largest(ours.text, theirs.text)]
  return rules.mergeContent(three)
}

/** Of equal neighbours a side took some out: nobody can say which, so none of them is surely kept. */
function twinsWithLoss(base: readonly Element[], { afterOf }: Matching): ReadonlySet<number> {
  const unsure = new Set<number>()
  for (let start = 0; start < base.length;) {
    let end = start + 1
    while (end < base.length && base[end]?.unit.key === base[start]?.unit.key) end++
    const group = [...Array(end - start).keys()].map((offset) => start + offset)
    const kept = group.filter((index) => afterOf[index] !== null)
    if (kept.length > 0 && kept.length < group.length) for (const at of group) unsure.add(at)
    start = end
  }
  return unsure
}
