import { matchUnits } from './match-units.ts'
import type { BlockElement } from './reading/block-element.ts'
import { toUnit } from './reading/unit.ts'

/** For each element the one of the other side that has most of its sentences; `null` where none has. */
export type Homes = readonly (number | null)[]

/** The homes of both sides in each other. */
export type BothHomes = { readonly ofBefore: Homes; readonly ofAfter: Homes }

const paragraphs: ReadonlySet<string> = new Set(['paragraph'])

/** Which changed paragraphs (or blocks of such kinds) of one side hold the sentences of which ones of the other. */
export function sentenceHomes(
  before: readonly BlockElement[],
  after: readonly BlockElement[],
  kinds = paragraphs,
): BothHomes {
  const from = changedSentences(before, after, kinds)
  const to = from.length === 0 ? [] : changedSentences(after, before, kinds)
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
  kinds: ReadonlySet<string>,
): readonly Owned[] {
  const known = new Set(others.map(({ unit }) => unit.key))
  return elements.flatMap((element, owner) =>
    !kinds.has(element.unit.kind) || known.has(element.unit.key)
      ? []
      : sentencesIn(element).map((unit) => ({ unit, owner })),
  )
}

/** The sentences of a list or a heading are those without its markers, so that they are found in a paragraph. */
function sentencesIn({ unit, block }: BlockElement): readonly BlockElement['unit'][] {
  if (unit.kind === 'paragraph') return block.sentences.elements.map((sentence) => sentence.unit)
  return block.atoms.map((key) => toUnit(key, { key, kind: 'sentence', placeLikeness: 0.2 }))
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
