import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { cardFonts, drawnLine, fontsOf } from './card-fonts.ts'

test.each<[name: string, words: string, drawn: string | null]>([
  ['plain words', '48h Chrono à Brest', '48h Chrono à Brest'],
  ['signs of HTML', '<b>Café</b> & « thé »', '<b>Café</b> & « thé »'],
  ['other letters of ours', 'Łódź, Київ, Αθήνα, Hà Nội', 'Łódź, Київ, Αθήνα, Hà Nội'],
  ['letters from the right', 'ورشة إصلاح', 'ورشة إصلاح'],
  ['Persian letters that are parted', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['a narrow blank', 'Qui\u202f?', 'Qui ?'],
  ['decomposed letters', 'Cafe\u0301', 'Café'],
  ['an emoji', '🎉 Fête 👩‍👩‍👧 !', 'Fête !'],
  ['a line that would turn around', '\u202eabc\u202c', 'abc'],
  ['letters that no font has', 'Atelier 東京', null],
  ['nothing but an emoji', '🎉', null],
  ['nothing', ' ', null],
])('%s', (_name, words, drawn) => {
  expect(drawnLine(words)?.text ?? null).toBe(drawn)
})

test.each([
  ['Atelier', 'ltr'],
  ['ورشة 48h', 'rtl'],
  ['48 סדנה', 'rtl'],
  ['2027', 'ltr'],
])('%s is read from its side', (words, direction) => {
  expect(drawnLine(words)?.direction).toBe(direction)
})

test('a text is drawn with the fonts of its letters, and each of them is here', () => {
  const names = (text: string) => fontsOf(text).map(({ name }) => name)
  expect(names('Brest')).toEqual(['source-serif-4-latin', 'instrument-sans-latin'])
  expect(names('ש')).toEqual(['noto-sans-hebrew-hebrew'])
  const { resolve } = createRequire(import.meta.url)
  expect(cardFonts.filter(({ file }) => !existsSync(resolve(file)))).toEqual([])
})
