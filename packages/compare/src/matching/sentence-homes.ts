import { matchUnits } from './match-units.ts'
import type { BlockElement } from '../reading/block-element.ts'
import { toUnit } from '../reading/unit.ts'
import { SAME_PLACE } from '../words/alike.ts'

/** For each element the one of the other side that has most of its sentences; `null` where none has. */
export type Homes = readonly (number | null)[]

/** The homes of both sides in each other. */
export type BothHomes = { readonly ofBefore: Homes; readonly ofAfter: Homes }

const noKinds: ReadonlySet<string> = new Set()

/**
 * Which changed paragraphs of one side hold the sentences of which changed paragraphs of the other; where `kinds` are
 * given, also which blocks of these kinds have sentences of a changed paragraph.
 */
export function sentenceHomes(
  before: readonly BlockElement[],
  after: readonly BlockElement[],
  kinds: ReadonlySet<string> = noKinds,
): BothHomes {
  const own = { before: changedSentences(before, after), after: changedSentences(after, before) }
  const from = [...own.before, ...sentencesOf(before, after, { inParagraphs: own.after, kinds })]
  const to =
    from.length === 0
      ? []
      : [...own.after, ...sentencesOf(after, before, { inParagraphs: own.before, kinds })]
  const { afterOf, beforeOf } = matchUnits(
    from.map(({ unit }) => unit),
    to.map(({ unit }) => unit),
  )
  return {
    ofBefore: homes(before.length, from, (at) => to[afterOf[at] ?? -1]?.owner ?? null),
    ofAfter: homes(after.length, to, (at) => from[beforeOf[at] ?? -1]?.owner ?? null),
  }
}

type Owned = { readonly unit: BlockElement['unit']; readonly owner: number }

function changedSentences(
  elements: readonly BlockElement[],
  others: readonly BlockElement[],
): readonly Owned[] {
  const known = new Set(others.map(({ unit }) => unit.key))
  return elements.flatMap((element, owner) =>
    element.unit.kind !== 'paragraph' || known.has(element.unit.key)
      ? []
      : element.block.sentences.elements.map(({ unit }) => ({ unit, owner })),
  )
}

/** The sentences of changed lists and the like, without their markers, where some of them stood in a paragraph. */
function sentencesOf(
  elements: readonly BlockElement[],
  others: readonly BlockElement[],
  { inParagraphs, kinds }: { inParagraphs: readonly Owned[]; kinds: ReadonlySet<string> },
): readonly Owned[] {
  if (inParagraphs.length === 0 || kinds.size === 0) return []
  const stands = new Set(others.map(({ unit }) => unit.key))
  const known = new Set(inParagraphs.map(({ unit }) => unit.key))
  return elements.flatMap(({ unit, block }, owner) => {
    if (!kinds.has(unit.kind) || stands.has(unit.key)) return []
    if (!block.atoms.some((key) => known.has(key))) return []
    return block.atoms.map((key) => ({
      unit: toUnit(key, { key, kind: 'sentence', placeLikeness: SAME_PLACE }),
      owner,
    }))
  })
}

function homes(
  count: number,
  sentences: readonly Owned[],
  homeOf: (at: number) => number | null,
): Homes {
  const votesOf = new Map<number, (number | null)[]>()
  sentences.forEach(({ owner }, at) => {
    const votes = votesOf.get(owner) ?? []
    votesOf.set(owner, votes)
    votes.push(homeOf(at))
  })
  return Array.from({ length: count }, (_, owner) => {
    const votes = votesOf.get(owner) ?? []
    const best = votes.find((vote) => vote !== null) ?? null
    return votes.filter((vote) => vote === best).length * 2 >= votes.length ? best : null
  })
}
