import { expect, test } from 'vitest'
import { findFaults } from './find-faults.ts'

/** Each fault of a source as what it makes of the source. */
const slips = (source: string): readonly string[] =>
  findFaults(source).map(
    ({ start, end, code }) => source.slice(0, start) + (code ?? '') + source.slice(end),
  )

test.each([
  ['a border is off by one', 'x = a < b', ['x = (a) <= (b)']],
  ['two conditions are joined the other way', 'x = a && b', ['x = (a) || (b)']],
  ['a sum becomes a difference', 'x = a + b', ['x = (a) - (b)']],
  ['a condition is turned', 'if (a) b = c', ['if (!(a)) b = c']],
  ['a choice is turned', 'x = a ? b : c', ['x = !(a) ? b : c']],
  ['a number is off by one', 'x = 7', ['x = 8']],
  ['a large bound stays', 'x = 4_000_000', []],
  ['a text is emptied', "x = 'open'", ["x = ''"]],
  ['a sentence for people stays', "x = 'Not found.'", []],
  ['a truth is turned', 'x = true', ['x = false']],
  ['all for some', 'x = list.some(f)', ['x = list.every(f)']],
  ['the smaller for the larger', 'x = Math.max(a, b)', ['x = Math.min(a, b)']],
  ['nothing is filtered', 'x = list.filter(f)', ['x = list']],
  ['within an optional chain nothing is put apart', 'x = a?.list.filter(f)', []],
  ['a call is left out', 'save(x)', ['']],
  ['so is one that is waited for', 'await save(x)', ['']],
  [
    'names of properties, types and modules stay',
    "import a from 'b'; type T = 'c'; x = { d: e }",
    [],
  ],
])('%s', (_, source, wanted) => {
  expect(slips(source)).toEqual(wanted)
})

test('a return that is not the last thing of a function is left out', () => {
  expect(slips('function f() { if (a) return b; return c }')).toEqual([
    'function f() { if (!(a)) return b; return c }',
    'function f() { if (a)  return c }',
  ])
})
