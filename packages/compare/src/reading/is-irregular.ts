/**
 * Bodies that the parser may refuse as a whole because something adds up in them (see the budget of
 * `@forkshop/document`); what is asked here is met by all of those and by hardly any text that people write.
 */
export function isIrregular(body: string, pieces: readonly string[]): boolean {
  return (
    manyMarkers.test(body) ||
    (body.match(deepLine)?.length ?? 0) > 40 ||
    count(body, '[^') > 1_000 ||
    count(body, '>') > 40_000 ||
    pieces.some((piece) => piece.length > 4_000 && isDense(piece))
  )
}

const manyMarkers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){25}/m
const deepLine = /^[ \t]{64}/gm

function isDense(piece: string): boolean {
  return piece.length > 40_000 || (piece.match(/[*_~[`|]/g)?.length ?? 0) > 1_000
}

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) found++
  return found
}
