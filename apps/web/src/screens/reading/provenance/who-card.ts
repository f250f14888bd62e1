import type { PassageAt } from './passage-at.ts'
import type { Source, SourceList } from './source-list.ts'

/** What the layer knows of the text: its sources, and those of agenda steps by day and row (`0:3`). */
export type ToldSources = {
  readonly list: Pick<SourceList, 'ground' | 'others'>
  readonly steps: ReadonlyMap<string, readonly Source[]>
}

/** The source that a mark names; none for one that is not in the text. */
export const sourcesOfMark = ({ list }: ToldSources, key: string | null): readonly Source[] => {
  const source = list.others.find((one) => one.key === key)
  return source === undefined ? [] : [source]
}

/** The sources of a passage, in reading order; the rest of the text last. */
export const sourcesOfPassage = (
  { list, steps }: ToldSources,
  passage: Pick<PassageAt, 'sources' | 'rest' | 'step'>,
): readonly Source[] => {
  if (passage.step !== null) return steps.get(passage.step) ?? []
  const marked = passage.sources.flatMap((key) => sourcesOfMark({ list, steps }, key))
  return passage.rest && list.ground !== null ? [...marked, list.ground] : marked
}
