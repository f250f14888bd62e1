import { foldText } from '@forkshop/domain'

/** A word as it stands in a text: its folded form, and where it is in UTF-16 units. */
export type FoldedWord = { readonly word: string; readonly start: number; readonly end: number }

/** Longest word that is kept for search, in characters; longer ones are cut. */
const MAX_WORD = 60

/** The words of a text, folded; everything but letters and digits parts them. */
export function foldedWords(text: string): readonly FoldedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const word = foldText(match[0])
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, MAX_WORD)
    return word === '' ? [] : [{ word, start: match.index, end: match.index + match[0].length }]
  })
}

/** The folded words of a text, a space between each: as `foldedWords`, ten times as fast. */
export function toSearchable(text: string): string {
  // Parted by line ends first: what folding makes of one sign may be several, with a space among them.
  return foldText(text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '\n'))
    .replace(/[^\p{L}\p{N}\n]+/gu, '')
    .split('\n')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD))
    .join(' ')
}
