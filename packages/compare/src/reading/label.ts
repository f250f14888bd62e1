const MAX_LENGTH = 40

/** The first words of a passage, to know it by. */
export function labelOf(text: string): string {
  const words = text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
  return words.length <= MAX_LENGTH
    ? words
    : `${words.slice(0, MAX_LENGTH).replace(/\s+\S*$/, '')}…`
}
