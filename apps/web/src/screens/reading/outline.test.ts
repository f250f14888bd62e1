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
  expect(runOutline({ outline, agenda }, 'Programme')).toEqual([
    { id: 'run-title', text: 'Programme', below: false },
    { id: 'run-avant', text: 'Avant', below: true },
    { id: 'run-deroule', text: 'Déroulé', below: true },
  ])
  expect(runOutline(null, 'Programme')).toEqual([])
})
