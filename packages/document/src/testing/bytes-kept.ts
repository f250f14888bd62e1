import type { CodecBase } from '../codec/open.ts'
import type { Edit } from './edit.ts'

/** Blanks, what closes a fence that was left open, and the comment that holds two blocks apart. */
const BETWEEN = /^\s*(?:>?\s*(?:`{3,}|~{3,}|-->)\s*)?(?:<!-- -->\s*)?$/

interface Stretch {
  readonly source: string
  readonly isFirst: boolean
  readonly isLast: boolean
}

/**
 * The bytes that an edit did not mean and that are no longer there: null when none, else the first
 * stretch that is missing. A stretch is the blocks that stay neighbours, with all between them; the
 * gap beside a block that came, went or moved may change. Everything is compared byte for byte.
 */
export function bytesLost(base: CodecBase, after: string, edit: Edit): string | null {
  let at = 0
  for (const { source, isFirst, isLast } of stretchesOf(base, edit.from)) {
    const found = isLast ? after.length - source.length : after.indexOf(source, at)
    const isKept = found >= at && after.startsWith(source, found) && (!isFirst || found === 0)
    if (!isKept) return source
    at = found + source.length
  }
  if (edit.from.some((place) => place === null)) return null
  return betweenLost(base, after, edit)
}

/** Where blocks only went, nothing but a new gap may stand in their place. */
function betweenLost(base: CodecBase, after: string, edit: Edit): string | null {
  let at = 0
  for (const { source, isLast } of stretchesOf(base, edit.from)) {
    const found = isLast ? after.length - source.length : after.indexOf(source, at)
    const between = after.slice(at, found)
    if (!BETWEEN.test(between)) return `not a gap: ${between}`
    at = found + source.length
  }
  return null
}

function stretchesOf(base: CodecBase, from: Edit['from']): readonly Stretch[] {
  const { head, body, kids } = base
  const stretches: Stretch[] = []
  const startOf = (place: number, at: number) =>
    place === 0 && at === 0 ? 0 : (kids[place]?.start ?? 0)
  const isEnd = (place: number, at: number) => place === kids.length - 1 && at === from.length - 1
  for (let at = 0; at < from.length; at++) {
    const first = from[at]
    if (first === null || first === undefined) continue
    let last = first
    let end = at
    while (from[end + 1] === last + 1) {
      end++
      last++
    }
    const isFirst = first === 0 && at === 0
    const isLast = isEnd(last, end)
    const source = body.slice(
      startOf(first, at),
      isLast ? body.length : (kids[last]?.end ?? body.length),
    )
    stretches.push({ source: isFirst ? head + source : source, isFirst, isLast })
    at = end
  }
  const opens = stretches[0]?.isFirst === true || head === ''
  return opens ? stretches : [{ source: head, isFirst: true, isLast: false }, ...stretches]
}
