import { expect, test } from 'vitest'
import { isPossible, tableActions } from './table-actions.ts'

const size = { rows: 3, columns: 3 }
const impossibleAt = (row: number, column: number, of = size): readonly string[] =>
  tableActions.filter((action) => !isPossible(action, { row, column, ...of }))

test('in the middle everything can be done but past the last row', () => {
  expect(impossibleAt(2, 1)).toEqual(['rowDown'])
})

test('the header stays first and stays', () => {
  expect(impossibleAt(0, 1)).toEqual(['rowAbove', 'rowUp', 'rowDown', 'deleteRow'])
  expect(impossibleAt(1, 1)).toEqual(['rowUp'])
})

test('an outer column moves inwards only', () => {
  expect(impossibleAt(2, 0)).toEqual(['rowDown', 'columnLeft'])
  expect(impossibleAt(2, 2)).toEqual(['rowDown', 'columnRight'])
})

test('the last column goes with its table', () => {
  const lone = { rows: 2, columns: 1 }
  expect(impossibleAt(1, 0, lone)).toEqual([
    'rowUp',
    'rowDown',
    'columnLeft',
    'columnRight',
    'deleteColumn',
  ])
})
