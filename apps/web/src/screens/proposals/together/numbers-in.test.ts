import { expect, test } from 'vitest'
import { numbersIn } from './numbers-in.ts'

test.each([
  [undefined, []],
  [null, []],
  ['', []],
  ['3', [3]],
  ['3,5', [3, 5]],
  ['5,3,5', [5, 3]],
  [
    ['3', '5,7'],
    [3, 5, 7],
  ],
  ['3,x,-1,1.5,99999999999', [3]],
])('reads %j', (query, wanted) => {
  expect(numbersIn(query)).toEqual(wanted)
})
