/** The pieces of a body (`cutBody`) that may define something for others: link addresses and notes. */
export function definingPieces(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece.includes(']:')).join('')
}
