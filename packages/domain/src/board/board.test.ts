import { describe, expect, test } from 'vitest'
import { dotsLeft, emptiedGroups, planGrouping } from './board.ts'

const card = (id: string, group: string | null = null, column = 'worked') => ({
  id,
  group,
  column,
})

describe('putting a card with another', () => {
  test.each([
    [
      'two alone begin a group in the column of the other',
      card('a'),
      card('b', null, 'change'),
      { group: 'new', column: 'change', cards: ['b', 'a'], make: true },
    ],
    [
      'one alone joins the group of the other',
      card('a'),
      card('b', 'g', 'change'),
      { group: 'g', column: 'change', cards: ['a'], make: false },
    ],
    [
      'one of another group joins that of the other',
      card('a', 'f'),
      card('b', 'g'),
      { group: 'g', column: 'worked', cards: ['a'], make: false },
    ],
    [
      'one of a group begins another with one alone',
      card('a', 'f'),
      card('b'),
      { group: 'new', column: 'worked', cards: ['b', 'a'], make: true },
    ],
    ['those of one group stay as they are', card('a', 'g'), card('b', 'g'), null],
    ['a card and itself stay as they are', card('a'), card('a'), null],
  ])('%s', (_name, one, other, expected) => {
    expect(planGrouping(one, other, 'new')).toEqual(expected)
  })
})

test.each([
  ['nothing given yet', [], 5],
  ['those on the card itself count as left', [{ card: 'a', count: 3 }], 5],
  ['those on others do not', [{ card: 'b', count: 3 }], 2],
  ['a budget that was made smaller leaves none', [{ card: 'b', count: 9 }], 0],
])('dots left: %s', (_name, given, left) => {
  expect(dotsLeft(5, given, 'a')).toBe(left)
})

test.each([
  ['one without a card', { id: 'g', title: 'Soupe' }, [], ['g']],
  ['one card without a title', { id: 'g', title: '' }, ['g'], ['g']],
  ['one card with a title stays', { id: 'g', title: 'Soupe' }, ['g'], []],
  ['two cards stay', { id: 'g', title: '' }, ['g', 'g', null], []],
])('groups that are none any more: %s', (_name, group, lie, ended) => {
  expect(
    emptiedGroups(
      [group],
      lie.map((one) => ({ group: one })),
    ),
  ).toEqual(ended)
})
