const MAX_LENGTH = 40
/** White space that lines break at; what keeps two signs together stays. */
const LOOSE_SPACE = /[^\S\u00a0\u202f]+/g

/** Words on one line, with what keeps two signs together. */
export const inOneLine = (text: string): string => text.replace(LOOSE_SPACE, ' ').trim()

/** The first words of a passage, to know it by. */
export function labelOf(text: string): string {
  const words = inOneLine(text.replace(/[*_`]/g, ''))
  return words.length <= MAX_LENGTH
    ? words
    : `${words.slice(0, MAX_LENGTH).replace(/\s+\S*$/, '')}…`
}
