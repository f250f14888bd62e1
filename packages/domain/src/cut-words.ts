const ELLIPSIS = '…'

/** The text, or as much of its beginning as fits in `most` characters, with an ellipsis behind. */
export function cutWords(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - ELLIPSIS.length).replace(HALF_OR_BLANK, '')}${ELLIPSIS}`
}

/** The first line of a text, or as much of it as fits in `most` characters: what the whole is called by. */
export function firstLine(text: string, most: number): string {
  return cutWords(text.split('\n', 1)[0] ?? '', most)
}

// Half of a character above U+FFFF, which a cut may leave, and blanks.
const HALF_OR_BLANK = /[\uD800-\uDBFF\s]+$/
