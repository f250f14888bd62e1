import type { Matching } from '../../matching/match-units.ts'
import type { Element } from '../../reading/element.ts'
import { withForm } from '../formed.ts'
import type { Piece } from '../piece.ts'
import { clash, passage, pickPassage } from '../piece.ts'
import { isSameWording } from './same-wording.ts'
import type { SequenceRules } from './sequences.ts'
import type { Side, Three } from '../three.ts'
import { mapThree, pickBlank, pickLargest } from '../three.ts'
import type { Tracked } from './track.ts'
import { elementOn } from './track.ts'

/** What becomes of an element of the base: its merged content, or `null` when it goes. */
export type Fate = readonly Piece[] | null

/** Decides the content of every element of the base; where it stands is decided apart. */
export function decideFates(tracked: Tracked, rules: SequenceRules): readonly Fate[] {
  const { sequences, matchings, moved, asked, rewritten } = tracked
  const twins = {
    ours: twinsWithLoss(sequences.base, matchings.ours),
    theirs: twinsWithLoss(sequences.base, matchings.theirs),
  }
  return sequences.base.map((base, number): Fate => {
    const ours = elementOn('ours', number, tracked)
    const theirs = elementOn('theirs', number, tracked)
    const isTouched = (side: Side, element: Element | null) =>
      element !== null && (!isSameWording(element, base) || moved[side].has(number))
    const isUnsure = (side: Side) => twins[side].has(number)
    const isLost =
      ((ours === null || isUnsure('ours')) && isTouched('theirs', theirs)) ||
      ((theirs === null || isUnsure('theirs')) && isTouched('ours', ours)) ||
      (isUnsure('ours') && isUnsure('theirs') && (ours === null) !== (theirs === null))
    const isGone = ours === null || theirs === null
    if (isLost || (isGone && asked.has(number))) return fateOfLost(number, tracked)
    if (isGone) return null
    const three = { base, ours, theirs }
    const isQuestion = rewritten.has(number) || asked.has(number)
    return isQuestion ? fateOfRewritten(three) : mergeElement(three, rules)
  })
}

/** A decision about something that one side took out. */
export function fateOfLost(number: number, tracked: Tracked): readonly Piece[] {
  const textOn = (side: Side) => elementOn(side, number, tracked)?.text ?? null
  const base = tracked.sequences.base[number]
  const texts = { base: base?.text ?? null, ours: textOn('ours'), theirs: textOn('theirs') }
  return [clash('removed', texts, [base?.label ?? ''])]
}

function fateOfRewritten(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  return [clash('content', texts, [three.base.label])]
}

function mergeElement(three: Three<Element>, rules: SequenceRules): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const exact = pickPassage(texts)
  if (exact) return [exact]
  if (rules.mergesBlanks) return rules.mergeContent(three)
  const { base, ours, theirs } = mapThree(three, ({ unit }) => unit.key)
  if (ours === base && theirs === base) {
    const blank = pickBlank(texts)
    return [passage(blank.value, blank.from)]
  }
  if (ours === base) return [withForm(texts) ?? passage(texts.theirs, 'theirs')]
  if (theirs === base) return [withForm(texts) ?? passage(texts.ours, 'ours')]
  if (ours === theirs) return [passage(pickLargest(texts).value, 'both')]
  return rules.mergeContent(three)
}

/** Of equal neighbours a side took some out: nobody can say which, so none of them is surely kept. */
function twinsWithLoss(base: readonly Element[], { afterOf }: Matching): ReadonlySet<number> {
  const unsure = new Set<number>()
  for (let start = 0; start < base.length;) {
    let end = start + 1
    while (end < base.length && base[end]?.unit.key === base[start]?.unit.key) end++
    if (end - start > 1) {
      const group = Array.from({ length: end - start }, (_, offset) => start + offset)
      const kept = group.filter((number) => afterOf[number] !== null)
      if (kept.length > 0 && kept.length < group.length) for (const at of group) unsure.add(at)
    }
    start = end
  }
  return unsure
}
