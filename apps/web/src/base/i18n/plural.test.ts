import { expect, test } from 'vitest'
import { frenchPlural } from './plural.ts'

test('French is singular below two', () => {
  expect([0, 1, 1.5, 2, 14].map((count) => frenchPlural(count, 2))).toEqual([0, 0, 0, 1, 1])
})

test('with a form for none, none has its own', () => {
  expect([0, 1, 2].map((count) => frenchPlural(count, 3))).toEqual([0, 1, 2])
})
