/** Where a key leads in a list of suggestions; -1 is the field itself, null a key that is not ours. */
export const nextSuggestion = (key: string, at: number, count: number): number | null => {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return at + 1 < count ? at + 1 : -1
    case 'ArrowUp':
      return at < 0 ? count - 1 : at - 1
    default:
      return null
  }
}
