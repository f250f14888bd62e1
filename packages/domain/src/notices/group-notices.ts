import type { NoticeKind } from './notice-kind.ts'

/** A notice as far as it is grouped by. */
export type GroupedNotice = {
  readonly kind: NoticeKind
  readonly page: string
  readonly event: string | null
  readonly proposal: number | null
  readonly version: string | null
  /** ISO 8601 in UTC. */
  readonly time: string
  readonly read: boolean
}

/** How far the oldest of a line may lie behind its newest. */
const SPAN_MS = 24 * 60 * 60_000

/** What like notices have in common: they tell the same of the same, and are all read or all unread. */
export function likenessOf(notice: GroupedNotice): string {
  const { kind, page, event, proposal, version, read } = notice
  return JSON.stringify([kind, page, event, isOfProposal(kind) ? proposal : null, version, read])
}

/** Whether both are one line of an inbox; `newest` is its first. */
export function isOneLine(newest: GroupedNotice, other: GroupedNotice): boolean {
  return likenessOf(newest) === likenessOf(other) && isNear(newest, other)
}

function isNear(newest: GroupedNotice, other: GroupedNotice): boolean {
  return Math.abs(Date.parse(newest.time) - Date.parse(other.time)) <= SPAN_MS
}

/**
 * Puts notices, the newest first, into at most so many lines, each with its newest first. Those from the first that
 * would begin one line more are left for the next time: `taken` says how many were not.
 */
export function groupNotices<One extends GroupedNotice>(
  notices: readonly One[],
  maxLines: number,
): { readonly lines: readonly (readonly [One, ...One[]])[]; readonly taken: number } {
  const lines: [One, ...One[]][] = []
  const open = new Map<string, [One, ...One[]]>()
  for (const [taken, notice] of notices.entries()) {
    const likeness = likenessOf(notice)
    const line = open.get(likeness)
    if (line !== undefined && isNear(line[0], notice)) {
      line.push(notice)
      continue
    }
    if (lines.length === maxLines) return { lines, taken }
    const begun: [One, ...One[]] = [notice]
    lines.push(begun)
    open.set(likeness, begun)
  }
  return { lines, taken: notices.length }
}

/** Of a proposal as such: two of them are never one line. */
function isOfProposal(kind: NoticeKind): boolean {
  return kind !== 'idea-said' && kind !== 'thread-said' && kind !== 'changed'
}
