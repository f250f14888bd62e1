import { expect, test } from 'vitest'
import { nextChoice } from './next-choice.ts'

test('arrows go round the choices, other keys are left to the field', () => {
  expect([nextChoice('ArrowDown', 0, 2), nextChoice('ArrowDown', 1, 2)]).toEqual([1, 0])
  expect([nextChoice('ArrowUp', 0, 2), nextChoice('ArrowUp', 1, 2)]).toEqual([1, 0])
  expect([nextChoice('a', 0, 2), nextChoice('ArrowDown', 0, 0)]).toEqual([null, null])
})
