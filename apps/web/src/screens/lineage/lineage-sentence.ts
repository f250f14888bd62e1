import type { Say } from '../../base/i18n/create-i18n.ts'
import { distance, farthest, type LineagePage } from './lineage-tree.ts'

/** The lineage in a sentence or two: how many pages, how often tried, which is farthest. */
export const lineageSentence = (
  lineage: { readonly title: string; readonly pages: readonly LineagePage[] },
  say: Say,
): string => {
  const forks = lineage.pages.filter((page) => page.forkedFrom !== null).length
  if (forks === 0) return say('lineage.alone', { title: lineage.title })
  const tried = lineage.pages.reduce((sum, page) => sum + page.events, 0)
  const far = farthest(lineage.pages)
  return [
    say('lineage.descend', { n: forks }, forks),
    ...(tried === 0 ? [] : [say('lineage.tried', { n: tried }, tried)]),
    ...(far === null
      ? []
      : [say('lineage.farthest', { title: far.title, n: distance(far) }, distance(far))]),
  ].join(' ')
}
