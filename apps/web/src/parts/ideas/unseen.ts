/** Those that are not among what is shown. */
export function unseenIn<One extends { readonly id: string }>(
  found: readonly One[],
  shown: readonly { readonly id: string }[],
): readonly One[] {
  const known = new Set(shown.map(({ id }) => id))
  return found.filter(({ id }) => !known.has(id))
}
