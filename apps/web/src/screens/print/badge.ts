import { cutWords, type Language } from '@forkshop/domain'
import type { Paper } from './sheet-choice.ts'

/** How large a name is set: the largest that its longest word and all its lines have room for. */
export type BadgeSize = 'large' | 'medium' | 'small' | 'tiny'

export type Badge = { readonly name: string; readonly below: string; readonly size: BadgeSize }

/** More names than this were not typed here: they are those of another list. */
const MAX_BADGES = 1_000
const MAX_NAME = 120
const MAX_BELOW = 60
/** Of 54 mm each, what is left of a sheet between its margins. */
const ROWS: Readonly<Record<Paper, number>> = { a4: 5, letter: 4 }
const COLUMNS = 2

// a letter is counted as one, a sign of double width as two, a phrase that is one sign as many
const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}|[\uff00-\uff60]/gu
const capitals = /\p{Lu}/gu
const broad = /[MW]/gu
const phrases = /[\ufdf0-\ufdff]/gu
const sizes: readonly (readonly [size: BadgeSize, word: number, all: number])[] = [
  ['large', 12, 24],
  ['medium', 16, 44],
  ['small', 21, 72],
]

/** The largest size in which a name fits on its badge. */
export const badgeSize = (name: string): BadgeSize => {
  const longest = Math.max(...name.split(/\s+/u).map(widthOf))
  const fits = sizes.find(([, word, all]) => longest <= word && widthOf(name) <= all)
  return fits?.[0] ?? 'tiny'
}

const widthOf = (text: string): number => {
  const count = (signs: RegExp): number => text.match(signs)?.length ?? 0
  const letters = [...text.replace(/\p{M}/gu, '')].length
  return letters + count(wide) + 0.3 * count(capitals) + 0.4 * count(broad) + 17 * count(phrases)
}

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const badgeOf = (name: string, below: string): Badge => {
  const cut = cutWords(name, MAX_NAME)
  return { name: cut, below: cutWords(below, MAX_BELOW), size: badgeSize(cut) }
}

/** Names as they are typed or pasted: one a line, what stands behind a tab or semicolon goes below it. */
export const badgesIn = (text: string): readonly Badge[] =>
  text
    .split(/\r?\n/u)
    .map((line) => line.split(/[\t;]/u).map(inOneLine))
    .filter(([name = '']) => name !== '')
    .slice(0, MAX_BADGES)
    .map(([name = '', ...below]) =>
      badgeOf(name, below.filter((piece) => piece !== '').join(' · ')),
    )

/** Names of a list: each a badge as it is, in the order of the alphabet. */
export const badgesOf = (names: readonly string[], language: Language): readonly Badge[] =>
  names
    .map(inOneLine)
    .filter((name) => name !== '')
    .toSorted(new Intl.Collator(language).compare)
    .map((name) => badgeOf(name, ''))

const blank: Badge = { name: '', below: '', size: 'large' }

/** The badges sheet by sheet; without names one sheet to write on by hand. */
export const badgeSheets = (
  badges: readonly Badge[],
  paper: Paper,
): readonly (readonly Badge[])[] => {
  const each = ROWS[paper] * COLUMNS
  if (badges.length === 0) return [Array<Badge>(each).fill(blank)]
  return Array.from({ length: Math.ceil(badges.length / each) }, (_, sheet) =>
    badges.slice(sheet * each, (sheet + 1) * each),
  )
}
