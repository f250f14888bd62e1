/** The pieces of a body (`cutBody`) that may define something for others: link addresses and notes. */
export function definingPieces(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece.includes(']:')).join('')
}

/** Whether `[words]` of a stretch may be a link by what the whole body defines: then both are read together. */
export function isBound(stretch: string, definitions: string): boolean {
  return definitions !== '' && stretch.includes('[')
}

/** A stretch of a body as it reads by itself, behind what it is bound to; it begins at `start` (UTF-16 units). */
export function withDefinitions(
  stretch: string,
  definitions: string,
): { readonly source: string; readonly start: number } {
  // an empty line first, since a rule at the top would be taken for the fence of front matter
  const before = isBound(stretch, definitions) ? `\n${definitions}\n\n` : '\n'
  return { source: before + stretch, start: before.length }
}
