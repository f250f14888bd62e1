import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawWords, WORDS_HEIGHT, WORDS_WIDTH, type CardWords } from './draw-words.ts'

const day: CardWords = {
  title: '48h Chrono à Brest',
  when: '22 au 24 janvier 2027',
  place: 'Halle aux outils, Brest',
  notice: null,
}
const draw = (words: Partial<CardWords>): Promise<string> => drawWords({ ...day, ...words })
/** What of the room of the words is inked: its edges, by the pixel. */
const inked = async (words: Partial<CardWords>) => {
  const { data, info } = await sharp(Buffer.from(await draw(words)))
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const dots = [...data.keys()].filter((at) => (data[at] ?? 0) > 40)
  const across = dots.map((at) => at % info.width)
  const down = dots.map((at) => Math.floor(at / info.width))
  const ends = (all: readonly number[]) => [
    all.reduce((a, b) => Math.min(a, b)),
    all.reduce((a, b) => Math.max(a, b)),
  ]
  const [[left = 0, right = 0], [top = 0, bottom = 0]] = [ends(across), ends(down)]
  return { left, top, right, bottom }
}
const ARABIC = 'ورشة إصلاح مفتوحة للجميع في المكتبة '
const LONG = 'Apprendre à réparer ensemble ce qui casse chez soi et ailleurs, en une soirée'

test.each<[name: string, words: Partial<CardWords>]>([
  ['a short title', {}],
  ['a title as long as it may be', { title: `${LONG} ou` }],
  ['a title that nobody cut', { title: LONG.repeat(9) }],
  ['one word without an end', { title: 'Anticonstitutionnellement'.repeat(6) }],
  ['a long place', { place: 'Maison des associations et de la vie locale '.repeat(4) }],
  ['a long title from the right', { title: ARABIC.repeat(3), notice: 'Annulé' }],
  ['a long title of what is cancelled', { title: LONG, notice: 'Annulé' }],
])('%s stands in the room of the words', async (_name, words) => {
  const { left, top, right, bottom } = await inked(words)
  expect(left).toBeLessThan(60)
  expect(top).toBeGreaterThan(0)
  expect(right).toBeLessThanOrEqual(WORDS_WIDTH)
  expect(bottom).toBeLessThan(WORDS_HEIGHT)
})

test('a name from the right stands at the right', async () => {
  const { left, right } = await inked({ title: 'ورشة إصلاح', when: null, place: null })
  expect(left).toBeGreaterThan(WORDS_WIDTH / 2)
  expect(right).toBeGreaterThan(WORDS_WIDTH - 20)
})

test('signs of HTML are words, and what no font has is left out', async () => {
  const plain = await draw({ title: 'Une fête' })
  expect(await draw({ title: '🎉 Une fête' })).toBe(plain)
  expect(await draw({ title: '<b>Une fête</b>' })).not.toBe(plain)
  expect(await draw({ title: '<image href="x"/>' })).not.toMatch(/<image|href/)
  expect(await draw({ title: '東京' })).toBe(await draw({ title: '' }))
})

test('each line is there when it has something to say', async () => {
  const lower = async (words: Partial<CardWords>) => (await inked(words)).bottom
  const whole = await lower({})
  expect(await lower({ place: null })).toBeLessThan(whole)
  expect(await lower({ place: null, when: null })).toBeLessThan(whole - 60)
  expect(await lower({ notice: 'Annulé' })).toBeGreaterThan(whole)
})
