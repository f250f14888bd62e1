import { expect, test } from 'vitest'
import { askedAsOne } from './asked-as-one.ts'
import type { Piece } from './piece.ts'
import { clash, passage } from './piece.ts'

const changedIn = (...path: readonly string[]): Piece =>
  clash('removed', { base: 'a', ours: null, theirs: 'b' }, path)

test.each<readonly [string, readonly Piece[], readonly (readonly string[])[]]>([
  ['where both stand', [changedIn('Day', '9:00'), changedIn('Day', '9:00')], [['Day', '9:00']]],
  [
    'where what holds both stands',
    [changedIn('Day', '9:00'), changedIn('Day', '10:00')],
    [['Day']],
  ],
  ['nowhere, where they share nothing', [changedIn('Day'), changedIn('Night')], [[]]],
  ['by itself, where it is the only one', [changedIn('Day', '9:00')], [['Day', '9:00']]],
  [
    'each by itself, where words stand between them',
    [changedIn('Day', '9:00'), passage('Lunch.', 'base'), changedIn('Day', '10:00')],
    [
      ['Day', '9:00'],
      ['Day', '10:00'],
    ],
  ],
])('what one side took out is asked about %s', (_, pieces, paths) => {
  const asked = askedAsOne(pieces).flatMap((piece) => (piece.kind === 'text' ? [] : [piece.path]))
  expect(asked).toEqual(paths)
})
