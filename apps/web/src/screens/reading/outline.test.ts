import { expect, test } from 'vitest'
import { outlineEntries } from './outline.ts'

test('the top level and the days of the agenda are listed', () => {
  const headings = [
    { level: 2, text: 'Avant', id: 'avant' },
    { level: 3, text: 'La veille', id: 'veille' },
    { level: 2, text: 'Déroulé', id: 'deroule' },
    { level: 3, text: 'Samedi', id: 'samedi' },
  ]
  expect(outlineEntries(headings, ['Samedi']).map(({ id, below }) => [id, below])).toEqual([
    ['avant', false],
    ['deroule', false],
    ['samedi', true],
  ])
})

test('a text without headings has no contents', () => {
  expect(outlineEntries([], [])).toEqual([])
})
