import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'
import { unitWords } from '../unit-words.ts'

/** One amount at the beginning of a text: its minutes, and what follows it. */
type Amount = { readonly minutes: number; readonly rest: string }

/** Longer than any agenda says in words: what is longer is not read at all. */
const MAX_SIGNS = 80

const all = <T>(
  read: (words: ReturnType<typeof textWordsOfAll>[number]) => readonly T[],
): readonly T[] => textWordsOfAll().flatMap(read)

/** The longest first, so that none hides another one. */
const anyOf = (words: ReadonlyMap<string, number>): string =>
  [...words.keys()].toSorted((a, b) => b.length - a.length).join('|')

/** At the beginning of a text, and no part of a longer word. */
const shape = (source: string): RegExp => new RegExp(`^${source}(?![\\p{L}\\p{N}])`, 'iu')

const NUMBERS: ReadonlyMap<string, number> = new Map(
  all(({ before, lengths }) => [
    ...Object.entries(before.numbers),
    ...Object.entries(lengths.numbers),
  ]),
)
const PHRASES: ReadonlyMap<string, number> = new Map(
  all(({ lengths }) => Object.entries(lengths.phrases)),
)
const MORES: ReadonlyMap<string, number> = new Map(
  all(({ lengths }) => Object.entries(lengths.more)),
)
const ONE = [...NUMBERS].flatMap(([word, value]) => (value === 1 ? [word] : [])).join('|')

const BETWEEN = shape(`(?:${all(({ units }) => units.and).join('|')}|,)`)
const PHRASE = shape(`(?:(?:${ONE}) )?(${anyOf(PHRASES)})`)
const MORE = `(?: (${anyOf(MORES)}))?`
const UNIT = ` ?(?:(${unitWords('hours')})|${unitWords('minutes')})`
const NUMBER = anyOf(NUMBERS)
const COUNTED = shape(`(?:(\\d{1,3})|(${NUMBER})(?: (${NUMBER}))?)${MORE}${UNIT}${MORE}`)

/** Reads `une heure et demie`, `half an hour`, `trois quarts d’heure`: whole minutes; null when it is no length. */
export function parseLengthInWords(text: string): number | null {
  if (text.length > MAX_SIGNS || !/\p{L}/u.test(text)) return null
  let rest = foldText(text)
    .replace(/[\s’'′]+|(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/[.,]$/u, '')
    .trim()
  let minutes = 0
  while (rest !== '') {
    const amount = phraseIn(rest) ?? countedIn(rest)
    if (amount === null) return null
    minutes += amount.minutes
    rest = amount.rest.replace(BETWEEN, '').trim()
  }
  return minutes === 0 ? null : minutes
}

/** `half an hour`, `une demi-heure`. */
function phraseIn(text: string): Amount | null {
  const [whole, phrase] = PHRASE.exec(text) ?? []
  const minutes = PHRASES.get(phrase ?? '')
  return whole === undefined || minutes === undefined ? null : amount(text, whole, minutes)
}

/** `deux heures`, `2 h et demie`, `one and a half hours`, `forty-five minutes`. */
function countedIn(text: string): Amount | null {
  const [whole, digits, ten, unitOfTen, before, isHours, after] = COUNTED.exec(text) ?? []
  if (whole === undefined) return null
  const count = digits === undefined ? numberOf(ten, unitOfTen) : Number(digits)
  const extra = MORES.get(before ?? after ?? '') ?? 0
  if (count === null || (isHours === undefined && extra > 0)) return null
  return amount(text, whole, isHours === undefined ? count : count * 60 + extra)
}

/** `quarante-cinq` is 45; two words that make no number are none. */
function numberOf(first = '', second?: string): number | null {
  const tens = NUMBERS.get(first) ?? 0
  if (second === undefined) return tens
  const ones = NUMBERS.get(second) ?? 0
  return tens >= 20 && ones < 10 ? tens + ones : null
}

const amount = (text: string, whole: string, minutes: number): Amount => ({
  minutes,
  rest: text.slice(whole.length).trim(),
})
