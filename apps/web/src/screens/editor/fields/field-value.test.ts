import { expect, test } from 'vitest'
import {
  columnText,
  durationFromText,
  fromText,
  parseDuration,
  toList,
  withColumn,
  withItem,
  writeDuration,
} from './field-value.ts'

const label = { key: 'label', type: 'text', required: true } as const
const count = { key: 'count', type: 'text', required: false } as const

test('empty text is no value', () => {
  expect(fromText(' ', 'text')).toBeNull()
  expect(fromText('1,5', 'number')).toBe(1.5)
  expect(fromText('a few', 'number')).toBe('a few')
})

test('what a form does not know of a record stays', () => {
  expect(withColumn({ key: 'host', label: 'Old', note: 1 }, label, 'New')).toEqual({
    key: 'host',
    label: 'New',
    note: 1,
  })
})

test('a column of several texts has a line for each', () => {
  const questions = { key: 'questions', type: 'list', required: false } as const
  expect(columnText({ questions: ['Qui ?', 2] }, questions)).toBe('Qui ?\n2')
  expect(columnText(null, questions)).toBe('')
  expect(withColumn({ places: 4 }, questions, 'Qui ?\n\n Quoi ? ')).toEqual({
    places: 4,
    questions: ['Qui ?', 'Quoi ?'],
  })
  expect(withColumn({ places: 4, questions: ['a'] }, questions, ' \n')).toEqual({ places: 4 })
})

test('an emptied column goes, and a record without columns with it', () => {
  expect(withColumn({ label: 'a', count: 1 }, count, '')).toEqual({ label: 'a' })
  expect(withColumn({ label: 'a' }, label, '')).toBeNull()
})

test('a number stays a number and may become words', () => {
  expect(withColumn({ count: 1 }, count, '2')).toEqual({ count: 2 })
  expect(withColumn({ count: 1 }, count, '1 à 2')).toEqual({ count: '1 à 2' })
})

test('lists change item by item', () => {
  expect(toList('a')).toEqual(['a'])
  expect(withItem(['a', 'b'], 1, 'c')).toEqual(['a', 'c'])
  expect(withItem(['a', 'b'], 0, null)).toEqual(['b'])
  expect(withItem(['a'], 0, null)).toBeNull()
})

test('durations are a number of one unit, there and back', () => {
  for (const text of ['PT48H', 'P6W', 'P2D', 'PT90M', 'P3M']) {
    const read = parseDuration(text)
    expect(read === null ? null : writeDuration(read.count, read.unit)).toBe(text)
  }
  expect(parseDuration('PT1H30M')).toEqual({ count: 90, unit: 'minutes' })
  expect(parseDuration('P1DT2H')).toBeNull()
})

test('a duration typed with its own unit is taken', () => {
  expect(['2 jours', '2 h 30', '1 h'].map((text) => durationFromText(text, 'weeks'))).toEqual([
    'P2D',
    'PT2H30M',
    'PT1H',
  ])
})

test('a duration typed wrong is neither dropped nor made right', () => {
  expect(durationFromText(' 3 ', 'days')).toBe('P3D')
  expect(durationFromText(' ', 'days')).toBeNull()
  expect(['0', '3a', '1,5', '-2'].map((text) => durationFromText(text, 'days'))).toEqual([
    '0',
    '3a',
    '1,5',
    '-2',
  ])
})
