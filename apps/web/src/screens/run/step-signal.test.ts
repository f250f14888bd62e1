import { expect, test } from 'vitest'
import { isUp } from './step-signal.ts'

test.each([
  ['before its time is up', 111, false],
  ['in the second in which it is', 102, true],
  ['after it was told', 99, false],
  ['of one that has no end', null, false],
])('a signal is given %s: %s', (_name, due, gives) => {
  expect(isUp([{ due }], 100, 110)).toBe(gives)
})
