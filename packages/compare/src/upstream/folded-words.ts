/** Words in which white space and the dashes below the head of a table do not count. */
export function foldedWords(words: unknown): string {
  if (typeof words !== 'string') return JSON.stringify(words) ?? ''
  return words.replaceAll(/\s+/g, ' ').replaceAll(/-{3,}/g, '---').trim()
}
