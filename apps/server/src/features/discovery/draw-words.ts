import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import satori from 'satori'
import { FONT_WEIGHT, drawnLine, fontsOf, type CardFont, type FontFamily } from './card-fonts.ts'

/** What stands on the picture of a page, in the page's own words and language. */
export type CardWords = {
  readonly title: string
  readonly when: string | null
  readonly place: string | null
  /** What comes before all else: that it is cancelled. */
  readonly notice: string | null
}

/** The room of the words on a picture. */
export const WORDS_WIDTH = 1020
export const WORDS_HEIGHT = 310

/** Colours of the light theme. */
const colours = { words: '#1c1a17', quiet: '#5b554b', notice: '#9d2418' }

/** The words as outlines (SVG of `WORDS_WIDTH` by `WORDS_HEIGHT`): whoever draws them needs no font. */
export async function drawWords(words: CardWords): Promise<string> {
  const lines = toLines(words)
  const used = fontsOf(lines.map(({ text }) => text).join(' ') + ELLIPSIS)
  const fonts = await Promise.all(used.map(readFont))
  const children = lines.map(({ text, direction, style, family }) => ({
    type: 'div',
    props: {
      children: text,
      style: {
        ...style,
        display: 'block',
        direction,
        textAlign: lines.some((line) => line.direction === 'rtl') ? 'right' : 'left',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        wordBreak: 'break-word',
        fontFamily: inOrder(used, family),
      },
    },
  }))
  const style = { display: 'flex', flexDirection: 'column', width: WORDS_WIDTH }
  return satori(
    { type: 'div', props: { children, style } },
    { width: WORDS_WIDTH, height: WORDS_HEIGHT, fonts },
  )
}

const ELLIPSIS = '…'
/** More of a title is never seen, and takes time to lay out. */
const MOST_CHARACTERS = 300

type Line = {
  readonly text: string
  readonly direction: 'ltr' | 'rtl'
  readonly family: FontFamily
  readonly style: Readonly<Record<string, string | number>>
}

function toLines({ title, when, place, notice }: CardWords): readonly Line[] {
  const line = (words: string | null, family: FontFamily, style: Line['style']): Line[] => {
    const drawn = words === null ? null : drawnLine(words.slice(0, MOST_CHARACTERS))
    return drawn === null ? [] : [{ ...drawn, family, style }]
  }
  const isFromTheRight = drawnLine(title)?.direction === 'rtl'
  const below = { fontSize: 34, lineHeight: 1.3, lineClamp: 1 }
  return [
    ...line(notice, 'sans', { ...below, color: colours.notice, marginBottom: 8 }),
    ...line(title, 'serif', {
      fontSize: sizeOf(title, notice !== null),
      // letters that are joined are drawn further down, and not drawn together
      ...(isFromTheRight
        ? { lineHeight: 1.4, lineClamp: 2 }
        : { lineHeight: 1.1, lineClamp: 3, letterSpacing: '-0.015em' }),
      color: colours.words,
      marginBottom: 18,
    }),
    ...line(when, 'sans', { ...below, color: colours.words }),
    ...line(place, 'sans', { ...below, color: colours.quiet }),
  ]
}

/** A title of three lines leaves room for what stands below it. */
function sizeOf({ length }: string, hasNotice: boolean): number {
  if (length <= 26) return hasNotice ? 72 : 84
  return length <= 52 ? 64 : 46
}

function inOrder(fonts: readonly CardFont[], family: FontFamily): string {
  return fonts
    .toSorted((a, b) => Number(b.family === family) - Number(a.family === family))
    .map(({ name }) => name)
    .join(', ')
}

async function readFont({ name, file }: CardFont) {
  const data = await readFile(createRequire(import.meta.url).resolve(file))
  return { name, data, weight: FONT_WEIGHT, style: 'normal' } as const
}
