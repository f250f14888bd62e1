/** What two texts both begin and end with, in UTF-16 units, each up to an empty line that both have there. */
export function commonEnds(
  before: string,
  after: string,
): { readonly head: number; readonly tail: number } {
  const limit = Math.min(before.length, after.length)
  const same = sameUnits(limit, (from, to) => before.slice(from, to) === after.slice(from, to))
  const head = same === 0 ? 0 : afterEmptyLine(before, same)
  const fromEnd = (text: string, from: number, to: number): string =>
    text.slice(text.length - to, text.length - from)
  const sameEnd = sameUnits(
    limit - head,
    (from, to) => fromEnd(before, from, to) === fromEnd(after, from, to),
  )
  const empty = before.indexOf('\n\n', before.length - sameEnd)
  return { head, tail: sameEnd === 0 || empty < 0 ? 0 : before.length - empty - 2 }
}

/** The end of the last empty line within so many units; 0 where there is none. */
function afterEmptyLine(text: string, units: number): number {
  const empty = units < 2 ? -1 : text.lastIndexOf('\n\n', units - 2)
  return empty < 0 ? 0 : empty + 2
}

const STRETCH = 1024

/** How many units in a row are the same: stretch by stretch, then by halves. */
function sameUnits(limit: number, isSame: (from: number, to: number) => boolean): number {
  let from = 0
  while (from + STRETCH <= limit && isSame(from, from + STRETCH)) from += STRETCH
  let over = Math.min(limit, from + STRETCH) + 1
  let known = from
  while (over - known > 1) {
    const half = (known + over) >> 1
    if (isSame(known, half)) known = half
    else over = half
  }
  return known
}
