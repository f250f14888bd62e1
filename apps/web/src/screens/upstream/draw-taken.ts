import type { RenderedComparison } from '@forkshop/api'
import {
  resolveConflicts,
  takeOver,
  upstreamChanges,
  type Conflict,
  type Phrases,
  type UpstreamTexts,
} from '@forkshop/compare'
import { drawComparison } from '../../parts/comparison/draw-comparison.ts'
import { factsOf, namedChanges, type NamedChange } from './choices.ts'

/** A passage that both pages changed, each in its own way. */
export type Clash = Pick<Conflict, 'base' | 'ours' | 'theirs' | 'path'>

/** A page as it would be with what is taken, against how it is, and what somebody has to decide first. */
export type Taken = {
  readonly comparison: RenderedComparison
  readonly clashes: readonly Clash[]
}

/** What both changed of one of the origin's changes. */
export const clashesOf = (texts: UpstreamTexts, name: string): readonly Clash[] => {
  const merge = takeOver(texts, idsOf(texts, [name]))
  return merge.kind === 'conflict' ? merge.conflicts : []
}

/** The changes of the texts that have these names. */
const idsOf = (texts: UpstreamTexts, names: readonly string[]): readonly string[] => {
  const wanted = new Set(names)
  return namedChanges(upstreamChanges(texts))
    .filter(({ name }) => wanted.has(name))
    .map(({ change }) => change.id)
}

/** Draws what taking comes to, where the page is read by slug and revision. What is not decided stays the page's own. */
export const drawTaken = (
  texts: UpstreamTexts,
  taken: readonly NamedChange[],
  {
    phrases,
    place,
  }: {
    readonly phrases: Phrases
    readonly place: { readonly slug: string; readonly at: string }
  },
): Taken => {
  const ids = idsOf(
    texts,
    taken.map(({ name }) => name),
  )
  const merge = takeOver(texts, ids)
  const draw = (text: string): RenderedComparison =>
    drawComparison(texts.own, text, { phrases, place })
  if (merge.kind === 'merged') return { comparison: draw(merge.text), clashes: [] }
  const facts = factsOf(taken)
  const isChosen = ({ path }: Clash): boolean => facts[path] === 'origin'
  const decided = merge.conflicts.map((one) => (isChosen(one) ? one.theirs : one.ours))
  return {
    comparison: draw(resolveConflicts(merge, decided)),
    clashes: merge.conflicts.filter((one) => !isChosen(one)),
  }
}
