import { columnsOf, languages } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { dayWordsOf, insertions, matching } from './insertions.ts'

const names: Record<string, string> = { day: 'Journée et ses étapes', method: 'Méthode épinglée' }
const nameOf = (insertion: string): string => names[insertion] ?? insertion

test('typing narrows the menu, whatever the accents', () => {
  expect(matching('', nameOf)).toEqual(insertions)
  expect(matching('meth', nameOf)).toEqual(['method'])
  expect(matching('éta', nameOf)).toEqual(['day'])
  expect(matching('zzz', nameOf)).toEqual([])
})

test('a new agenda has columns that are recognised as one', () => {
  expect(dayWordsOf('fr-CA').columns[0]).toBe('Heure')
  expect(dayWordsOf('de').columns[0]).toBe('Time')
  expect(languages.filter((lang) => columnsOf(dayWordsOf(lang).columns) === null)).toEqual([])
  expect(columnsOf(dayWordsOf('fr').columns)).toEqual({
    start: 0,
    duration: 1,
    step: 2,
    ledBy: 3,
    materials: -1,
    notes: -1,
    method: -1,
  })
})

test('a further day has the number of its place, in the language of the text', () => {
  expect(dayWordsOf('fr').title).toBe('Journée')
  expect(dayWordsOf('fr', ['Journée']).title).toBe('Jour 2')
  expect(dayWordsOf('en', ['Friday', 'Day 3']).title).toBe('Day 4')
})
