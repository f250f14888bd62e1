import { expect, test } from 'vitest'
import { toRow } from './row.ts'

test.each([
  ['with bars around', '| a | b |', ['a', 'b']],
  ['without bars around', 'a | b', ['a', 'b']],
  ['with an empty cell', '| a |  | c |', ['a', '', 'c']],
  ['with a bar behind a backslash', String.raw`| a \| b | c |`, [String.raw`a \| b`, 'c']],
  ['without blanks', '|a|b|', ['a', 'b']],
  ['of one cell', '| a |', ['a']],
])('takes a row apart %s', (_, line, cells) => {
  const row = toRow(line)
  expect(row.cells).toEqual(cells)
  expect(
    cells.map((cell, at) => (row.frame[at] ?? '') + cell).join('') + (row.frame.at(-1) ?? ''),
  ).toBe(line)
})
