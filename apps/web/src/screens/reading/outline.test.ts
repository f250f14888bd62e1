import { expect, test } from 'vitest'
import { outlineEntries, runOutline } from './outline.ts'

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

test('an event’s contents go on with those of its format, without its days', () => {
  const outline = [
    { level: 2, text: 'Avant', id: 'avant' },
    { level: 2, text: 'Déroulé', id: 'deroule' },
    { level: 3, text: 'Vendredi : rencontrer', id: 'vendredi' },
  ]
  const day = { title: 'Vendredi : rencontrer', start: null, end: null, totalMinutes: 0 }
  const agenda = { days: [{ ...day, tableStart: 0, steps: [] }], problems: [] }
  const words = { title: 'Programme', dayOnly: 'Pour ce jour' }
  expect(runOutline({ outline, agenda, adapted: null }, words)).toEqual([
    { id: 'run-title', text: 'Programme', below: false },
    { id: 'run-avant', text: 'Avant', below: true },
    { id: 'run-deroule', text: 'Déroulé', below: true },
  ])
  const ends = ({ changes }: { readonly changes: number }) =>
    runOutline({ outline, agenda, adapted: { changes } }, words).at(-1)?.id
  expect(ends({ changes: 2 })).toBe('day-changes')
  expect(ends({ changes: 0 })).toBe('run-deroule')
  expect(runOutline(null, words)).toEqual([])
})
