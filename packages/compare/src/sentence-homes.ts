import { matchUnits } from './match-units.ts'
import type { BlockElement } from './reading/block-element.ts'

/** For each element the one of the other side that has most of its sentences; `null` where none has. */
export type Homes = readonly (number | null)[]

/** The homes of both sides in each other. */
export type BothHomes = { readonly ofBefore: Homes; readonly ofAfter: Homes }

/** Which changed paragraphs of one side hold the sentences of which changed paragraphs of the other. */
export function sentenceHomes(
  before: readonly BlockElement[],
  after: readonly BlockElement[],
): BothHomes {
  const from = changedSentences(before, after)
  const to = from.length === 0 ? [] : changedSentences(after, before)
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
