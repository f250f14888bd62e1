import { foldText } from './fold-text.ts'

/**
 * A name as it is kept and shown: composed (NFC), on one line, with single blanks, and without what
 * nobody sees: control characters, direction marks, zero widths, private and unassigned characters.
 * A joiner stays where letters or emoji need it (UAX 31, section 2.3). Empty when nothing is left.
 */
export function cleanName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Z}\t\n\r\v\f\u{85}]+/gu, ' ')
    .replace(
      /(?<![\p{L}\p{M}\p{Emoji}])[\u{200c}\u{200d}]|[\u{200c}\u{200d}](?![\p{L}\p{Emoji}])/gu,
      '',
    )
    .replace(/(?![\u{200c}\u{200d}])\p{C}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * Whether two names can be taken for one another: the same letters once case, accents, blanks and signs
 * are left out and letters of Cyrillic, Greek and digits that look like Latin ones are read as those.
 */
export function looksLikeName(one: string, other: string): boolean {
  const shape = shapeOfName(one)
  return shape !== '' && shape === shapeOfName(other)
}

function shapeOfName(name: string): string {
  // Before letters are folded: a capital often looks like another letter than its small one.
  const inLatin = [...name.normalize('NFKD')].map((letter) => latin.get(letter) ?? letter).join('')
  const letters = foldText(inLatin).replace(/[^\p{L}\p{N}]/gu, '')
  return letters.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/[1il]/g, 'l').replace(/0/g, 'o')
}

/**
 * Letters in the shape of Latin ones, after "confusables.txt" (UTS 39), of the two alphabets that share
 * most with it: each pair is what it looks like, and those that do.
 */
const lookAlikes: readonly (readonly [string, string])[] = [
  ['A', 'АΑ'],
  ['a', 'аα'],
  ['B', 'ВΒ'],
  ['b', 'Ьь'],
  ['C', 'СϹ'],
  ['c', 'сϲ'],
  ['d', 'ԁ'],
  ['E', 'ЕΕ'],
  ['e', 'еҽ'],
  ['F', 'Ϝ'],
  ['g', 'ɡ'],
  ['H', 'НΗ'],
  ['h', 'һ'],
  ['I', 'ІΙӀ'],
  ['i', 'іιӏ'],
  ['J', 'ЈͿ'],
  ['j', 'јϳ'],
  ['K', 'КΚ'],
  ['k', 'кκ'],
  ['M', 'МΜϺ'],
  ['m', 'м'],
  ['N', 'Ν'],
  ['n', 'ոп'],
  ['O', 'ОΟՕ'],
  ['o', 'оοσօ'],
  ['P', 'РΡ'],
  ['p', 'рρ'],
  ['q', 'ԛ'],
  ['r', 'гᴦ'],
  ['S', 'Ѕ'],
  ['s', 'ѕ'],
  ['T', 'ТΤ'],
  ['t', 'тτ'],
  ['u', 'υս'],
  ['v', 'ѵν'],
  ['W', 'Ԝ'],
  ['w', 'ԝω'],
  ['X', 'ХΧ'],
  ['x', 'хχ'],
  ['Y', 'УΥҮ'],
  ['y', 'уγү'],
  ['Z', 'Ζ'],
]
const latin: ReadonlyMap<string, string> = new Map(
  lookAlikes.flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
)
