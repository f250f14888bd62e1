import { newTextCache, type TextCache } from '../reading/text-cache.ts'
import { mergeTexts, type Conflict } from './merge-texts.ts'

/** A change of a page: a text, and the one of the page that it was written on. */
export type OwnChange = { readonly base: string; readonly head: string }

/** A change that cannot be taken with the others. */
export type Clash = {
  /** Its number among the changes. */
  readonly at: number
  /** The number of the change before it that it clashes with; null where it clashes with the page itself. */
  readonly with: number | null
  readonly conflicts: readonly Conflict[]
}

/** What a page would say with several changes. */
export type MergedTogether = {
  /** The page with those that go together. */
  readonly text: string
  /** Their numbers, in the order in which they were taken. */
  readonly order: readonly number[]
  readonly clashes: readonly Clash[]
}

/** Takes changes of a page one after the other; one that clashes is left out, and told with what it clashes with. */
export function mergeTogether(
  page: string,
  changes: readonly OwnChange[],
  cache: TextCache = newTextCache(),
): MergedTogether {
  let text = page
  const order: number[] = []
  const clashes: Clash[] = []
  changes.forEach((change, at) => {
    const merge = mergeTexts(change.base, text, change.head, cache)
    if (merge.kind === 'merged') {
      text = merge.text
      order.push(at)
      return
    }
    const earlier = order.map((one) => changes[one])
    const found = clashWith(page, change, { earlier, cache })
    const other = found === null ? null : (order[found] ?? null)
    clashes.push({ at, with: other, conflicts: merge.conflicts })
  })
  return { text, order, clashes }
}

/** The first of some changes that the page cannot take before this one; null where it cannot take this one alone. */
function clashWith(
  page: string,
  { base, head }: OwnChange,
  {
    earlier,
    cache,
  }: { readonly earlier: readonly (OwnChange | undefined)[]; readonly cache: TextCache },
): number | null {
  const clashes = (text: string) => mergeTexts(base, text, head, cache).kind === 'conflict'
  if (clashes(page)) return null
  const found = earlier.findIndex((one) => {
    if (one === undefined) return false
    const merge = mergeTexts(one.base, page, one.head, cache)
    return merge.kind === 'merged' && clashes(merge.text)
  })
  // several of them together, of which none does alone: the last made it so
  return found === -1 ? earlier.length - 1 : found
}
