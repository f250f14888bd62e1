import { parseLengthInWords } from './length-in-words.ts'
import { parseLengthWithUnit } from './length.ts'

/** More words than this are a sentence, and no length. */
const MAX_WORDS = 12

/**
 * The length that a text which is none speaks of: `environ 90 min`, `1 h 30 (plus si besoin)`: whole minutes of the
 * first one, null where there is none. A number alone may count anything.
 */
export function lengthWithin(text: string): number | null {
  const words = text.split(/[\s,;()≈~]+/u).filter((word) => word !== '')
  if (words.length > MAX_WORDS) return null
  for (const from of words.keys()) {
    for (let to = words.length; to > from; to -= 1) {
      const said = words.slice(from, to).join(' ')
      const minutes = parseLengthWithUnit(said) ?? parseLengthInWords(said)
      if (minutes !== null && minutes > 0) return minutes
    }
  }
  return null
}
