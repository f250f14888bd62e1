import type { Sheet } from './origin-run.ts'
import type { Span } from './pieces.ts'

/** Pieces of a text, in its order. */
export type Part = { readonly sheet: Sheet; readonly pieces: readonly Span[] }

/** What no piece of the other side was equal to. */
type Left = { readonly before: Part; readonly after: Part }

/**
 * Gives pieces the origins of equal ones. Each piece is given once, the first one first: a copy is the work of
 * who made it. Those at both ends are taken before the others, which tells most of the equal ones apart.
 */
export function takeEqual(before: Part, after: Part): Left {
  const inside = takeEnds(before, after)
  const byText = new Map<string, Span[]>()
  for (const piece of inside.before.pieces.toReversed()) {
    const text = pieceText(before, piece)
    const same = byText.get(text)
    if (same) same.push(piece)
    else byText.set(text, [piece])
  }
  const given = new Set<Span>()
  const left = inside.after.pieces.filter((to) => {
    const from = byText.get(pieceText(after, to))?.pop()
    if (from === undefined) return true
    given.add(from)
    copyOrigins(before, from, { after, to })
    return false
  })
  const kept = inside.before.pieces.filter((piece) => !given.has(piece))
  return { before: { ...before, pieces: kept }, after: { ...after, pieces: left } }
}

export function pieceText({ sheet }: Part, { start, end }: Span): string {
  return sheet.text.slice(start, end)
}

function takeEnds(before: Part, after: Part): Left {
  const { length } = after.pieces
  const limit = Math.min(before.pieces.length, length)
  const take = (i: number, j: number): boolean => {
    const from = before.pieces.at(i)
    const to = after.pieces.at(j)
    if (!from || !to || pieceText(before, from) !== pieceText(after, to)) return false
    copyOrigins(before, from, { after, to })
    return true
  }
  let head = 0
  while (head < limit && take(head, head)) head++
  let tail = 0
  while (tail < limit - head && take(-1 - tail, -1 - tail)) tail++
  const inside = (part: Part): Part => ({
    ...part,
    pieces: part.pieces.slice(head, part.pieces.length - tail),
  })
  return { before: inside(before), after: inside(after) }
}

function copyOrigins(
  before: Part,
  { start, end }: Span,
  { after, to }: { readonly after: Part; readonly to: Span },
): void {
  after.sheet.origins.set(before.sheet.origins.subarray(start, end), to.start)
}
