import { expect, test } from 'vitest'
import { askedIn, namesPassage, passageHistoryPath, placeOfWords } from './passage-place.ts'

const path = '/formats/48h'

test('an address names a passage and the text that it stands in', () => {
  const of = (place: Parameters<typeof passageHistoryPath>[2]) =>
    passageHistoryPath(path, '1.2', place).slice(path.length)
  expect(of({ block: 3 })).toBe('/history/passage?at=1.2&block=3')
  expect(of({ block: 3, part: 0 })).toBe('/history/passage?at=1.2&block=3&part=0')
  expect(of({ step: '0.4' })).toBe('/history/passage?at=1.2&step=0.4')
  expect(of(placeOfWords(2, 'un mur'))).toBe('/history/passage?at=1.2&block=2&quote=un+mur')
})

test('a long quotation is named by both its ends', () => {
  const words = Array.from({ length: 40 }, (_, at) => `mot${at}`)
  expect(placeOfWords(1, words.join(' '))).toEqual({
    block: 1,
    quote: words.slice(0, 8).join(' '),
    until: words.slice(-8).join(' '),
  })
})

test('what is not understood in an address is left out', () => {
  expect(
    askedIn({ block: '3', part: 'x', at: '1.2', until: '', step: ['a', 'b'], other: 'y' }),
  ).toEqual({
    block: 3,
    at: '1.2',
  })
})

test('an address names a passage by its block, step, field or places', () => {
  expect(namesPassage({ step: '0.1' })).toBe(true)
  expect(namesPassage({ block: '0', at: '1.0' })).toBe(true)
  expect(namesPassage({ cursor: 'x', part: '1' })).toBe(false)
})
