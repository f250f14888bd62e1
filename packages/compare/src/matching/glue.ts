import type { BlockElement } from '../reading/block-element.ts'
import { joinBlocks } from '../reading/block-element.ts'
import type { Homes } from './sentence-homes.ts'

/** Neighbouring elements that are one on another side: from `start` up to before `end`. */
export type GlueRun = { readonly start: number; readonly end: number }

/** The runs of neighbours that mostly come from, or went to, one and the same paragraph. */
export function sharedHomes(homes: Homes): readonly GlueRun[] {
  const runs: GlueRun[] = []
  for (let start = 0; start < homes.length;) {
    let end = start + 1
    while (homes[start] !== null && end < homes.length && homes[end] === homes[start]) end++
    if (end - start > 1) runs.push({ start, end })
    start = end
  }
  return runs
}

/** Makes each run one element, the blanks between its members included. */
export function glueRuns(
  elements: readonly BlockElement[],
  runs: readonly GlueRun[],
): readonly BlockElement[] {
  if (runs.length === 0) return elements
  const ends = new Map(runs.map((run) => [run.start, run.end]))
  const glued: BlockElement[] = []
  for (let at = 0; at < elements.length;) {
    const end = ends.get(at) ?? at + 1
    const members = elements.slice(at, end)
    glued.push(...(members.length === 1 ? members : [joinBlocks(members)]))
    at = end
  }
  return glued
}
