import type { DraftLoss } from '@forkshop/api'
import { createReader } from '@forkshop/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Catalogue } from '../../../locales/catalogue.ts'
import { messages as lost } from '../../../locales/fr/lost.ts'
import {
  beginningOf,
  contextOf,
  mayLeaveOut,
  neighbourOf,
  newsOf,
  sayNews,
  type LossNews,
} from './tell-losses.ts'

const { t } = createReader<Catalogue>('fr', { lost })

const loss = (given: Partial<DraftLoss>): DraftLoss => ({
  id: '1-1',
  words: ' souvent',
  before: '',
  after: '',
  by: 'Ann',
  own: false,
  takenBy: 'Bo',
  found: '2026-11-30T09:00:00Z',
  ...given,
})

test.each<[string, readonly DraftLoss[], ReturnType<typeof newsOf>]>([
  ['nothing', [], null],
  [
    'one of another',
    [loss({})],
    { writers: { kind: 'one', name: 'Ann' }, takenBy: 'Bo', count: 1 },
  ],
  [
    'some of one person, taken by two',
    [loss({}), loss({ takenBy: 'Cleo' })],
    { writers: { kind: 'one', name: 'Ann' }, takenBy: null, count: 2 },
  ],
  [
    'some of two people',
    [loss({}), loss({ by: 'Cleo' })],
    { writers: { kind: 'some' }, takenBy: 'Bo', count: 2 },
  ],
  [
    'of nobody known',
    [loss({ by: null, takenBy: null })],
    { writers: { kind: 'some' }, takenBy: null, count: 1 },
  ],
  [
    'one’s own before what others wrote',
    [loss({ own: true }), loss({ by: 'Cleo', takenBy: 'Dan' })],
    { writers: { kind: 'own' }, takenBy: 'Bo', count: 1 },
  ],
])('tells of %s', (_, losses, wanted) => {
  expect(newsOf(losses)).toEqual(wanted)
})

test.each([
  [{ own: true, by: 'Ann' }, true],
  [{ own: false, by: null }, true],
  [{ own: false, by: 'Ann' }, false],
])('%j may be left out: %s', (given, wanted) => {
  expect(mayLeaveOut(given)).toBe(wanted)
})

test('what stood around goes on where it was cut', () => {
  const long = 'x'.repeat(40)
  expect(contextOf({ before: 'Chacun', after: ' dit.' })).toEqual({
    before: 'Chacun',
    after: ' dit.',
  })
  expect(contextOf({ before: long, after: long })).toEqual({
    before: `…${long}`,
    after: `${long}…`,
  })
})

test.each([
  ['souvent', 7, 'souvent'],
  ['souvent et bien', 8, 'souvent…'],
  ['e\u0301te\u0301', 2, 'e\u0301t…'],
  ['👩‍👧👩‍👧👩‍👧', 1, '👩‍👧…'],
  ['', 3, ''],
])('%s in %i letters is %s', (words, letters, wanted) => {
  expect(beginningOf(words, letters)).toBe(wanted)
})

test('a beginning is one of the words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 20 }),
      (words, letters) => {
        const shown = beginningOf(words, letters)
        expect(shown === words || words.startsWith(shown.slice(0, -1))).toBe(true)
      },
    ),
  )
})

test.each<[LossNews, string, string]>([
  [
    { writers: { kind: 'own' }, takenBy: 'Bo', count: 1 },
    'Des mots que vous avez écrits ne sont plus dans le texte.',
    'Bo changeait ce passage au même moment.',
  ],
  [
    { writers: { kind: 'one', name: 'Ann' }, takenBy: 'Bo', count: 3 },
    'Des mots écrits par Ann ne sont plus dans le texte.',
    'Bo changeait ces passages au même moment.',
  ],
  [
    { writers: { kind: 'some' }, takenBy: null, count: 1 },
    'Des mots écrits ici ne sont plus dans le texte.',
    'Ce passage a été changé au même moment.',
  ],
])('%j in words', (news, what, why) => {
  expect(sayNews(t, news)).toEqual({ what, why })
})

const listOf = (ids: string) => [...ids].map((id) => ({ id }))
test.each([
  ['b', 'abc', 'ac', 'c'],
  ['c', 'abc', 'ab', 'b'],
  ['b', 'abcd', 'ad', 'd'],
  ['b', 'abc', 'a', 'a'],
  ['a', 'a', '', null],
  ['a', 'a', 'n', null],
])('%s went from %s, %s are left: %s takes its place', (gone, before, now, wanted) => {
  expect(neighbourOf(gone, listOf(before), listOf(now))).toBe(wanted)
})
