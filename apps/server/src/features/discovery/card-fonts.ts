import arabic from '@fontsource/vazirmatn/unicode.json' with { type: 'json' }
import hebrew from '@fontsource/noto-sans-hebrew/unicode.json' with { type: 'json' }
import sans from '@fontsource/instrument-sans/unicode.json' with { type: 'json' }
import serif from '@fontsource/source-serif-4/unicode.json' with { type: 'json' }

// Pictures are drawn with fonts of ours alone: they look the same on every machine, also on one that has none.

export type FontFamily = 'serif' | 'sans' | 'other'

/** A file of a font with the characters that it draws. */
export type CardFont = {
  /** Of no other font. */
  readonly name: string
  readonly family: FontFamily
  /** What a package calls it. */
  readonly file: string
  readonly has: (character: number) => boolean
}

/** The one weight in which everything is drawn. */
export const FONT_WEIGHT = 600

/** All of them, those that are found first before the others. */
export const cardFonts: readonly CardFont[] = [
  ...['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'].map((part) =>
    fontOf('serif', 'source-serif-4', part, serif),
  ),
  ...['latin', 'latin-ext'].map((part) => fontOf('sans', 'instrument-sans', part, sans)),
  fontOf('other', 'vazirmatn', 'arabic', arabic),
  fontOf('other', 'noto-sans-hebrew', 'hebrew', hebrew),
]

/** What of a line can be drawn, and from which side it is read. */
export type DrawnLine = { readonly text: string; readonly direction: 'ltr' | 'rtl' }

/**
 * A line of people's words as it can be drawn: without signs that no font has, such as emoji. Null where letters are
 * among them: half a name says something else.
 */
export function drawnLine(words: string): DrawnLine | null {
  const kept: string[] = []
  for (const { segment } of graphemes.segment(words.normalize('NFC'))) {
    const character = segment.replaceAll(invisible, '').replaceAll(blank, ' ')
    if (isDrawn(character)) kept.push(character)
    else if (letter.test(character)) return null
  }
  const text = kept.join('').replaceAll(/\s+/gu, ' ').trim()
  const first = letter.exec(text)?.[0] ?? ''
  return text === '' ? null : { text, direction: fromTheRight.test(first) ? 'rtl' : 'ltr' }
}

/** The fonts that a text is drawn with. */
export function fontsOf(text: string): readonly CardFont[] {
  const characters = [...new Set(text)].map(codeOf)
  return cardFonts.filter(({ has }) => characters.some(has))
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const letter = /\p{L}/u
const fromTheRight = /\p{Script=Arabic}|\p{Script=Hebrew}/u
/** Controls, marks of direction that texts could turn a line around with, what picks an emoji's look; never what parts Persian letters. */
const invisible =
  /\p{Cc}|[\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Variation_Selector}/gu
/** Narrow and wide blanks, of which fonts have few. */
const blank = /\p{Zs}|\p{Zl}|\p{Zp}/gu

const codeOf = (character: string): number => character.codePointAt(0) ?? 0

function isDrawn(text: string): boolean {
  return [...text].every((one) => cardFonts.some(({ has }) => has(codeOf(one))))
}

function fontOf(
  family: FontFamily,
  of: string,
  part: string,
  ranges: Readonly<Record<string, string>>,
): CardFont {
  const spans = toSpans(ranges[part] ?? '')
  return {
    name: `${of}-${part}`,
    family,
    file: `@fontsource/${of}/files/${of}-${part}-${FONT_WEIGHT}-normal.woff`,
    has: (character) => spans.some(([from, to]) => from <= character && character <= to),
  }
}

/** The `unicode-range` of a style sheet: `U+0000-00FF,U+0131`. */
function toSpans(range: string): readonly (readonly [from: number, to: number])[] {
  return [...range.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/giu)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ])
}
