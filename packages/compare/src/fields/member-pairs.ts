import { matchMembers } from '@forkshop/document'

/** A member of a list in front matter on both sides; `undefined` where it is not there. */
export type MemberPair = { readonly from: unknown; readonly to: unknown }

/** The members of two lists, each with what it became, in the order of the new list; what is gone where it stood. */
export function memberPairs(
  from: readonly unknown[],
  to: readonly unknown[],
): readonly MemberPair[] {
  const beforeOf = matchMembers(from, to)
  const kept = new Set(beforeOf)
  const pairs: MemberPair[] = []
  let next = 0
  /** What is gone up to what became the member of this place, or else in one row. */
  const addGone = (end: number | null) => {
    for (; end === null ? next < from.length && !kept.has(next) : next < end; next++)
      if (!kept.has(next)) pairs.push({ from: from[next], to: undefined })
  }
  to.forEach((member, at) => {
    const was = beforeOf[at] ?? null
    addGone(was)
    next = Math.max(next, (was ?? -1) + 1)
    pairs.push({ from: was === null ? undefined : from[was], to: member })
  })
  addGone(from.length)
  return pairs
}
