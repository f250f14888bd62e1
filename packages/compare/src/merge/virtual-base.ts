import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { mergeTexts } from './merge-texts.ts'
import { resolveConflicts } from './resolve.ts'

/**
 * One base for two texts that have several merge bases: these merged with each other on their own common `ancestor`
 * (empty where they have none), as git's recursive merge does. Where they contradict each other the ancestor's words
 * stand, so that what was decided differently on the way to both sides is asked again.
 */
export function virtualBase(
  ancestor: string,
  bases: readonly string[],
  cache: TextCache = newTextCache(),
): string {
  const [first = ancestor, ...others] = bases
  return others.reduce((base, other) => {
    const merge = mergeTexts(ancestor, base, other, cache)
    if (merge.kind === 'merged') return merge.text
    return resolveConflicts(
      merge,
      merge.conflicts.map((conflict) => conflict.base),
    )
  }, first)
}
