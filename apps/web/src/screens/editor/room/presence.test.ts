import { expect, test } from 'vitest'
import { freeColour, parsePresence, peopleIn } from './presence.ts'

const state = (id: string, head: unknown = null) => ({
  user: { id, name: id.toUpperCase(), color: 3 },
  cursor: head === null ? null : { anchor: head, head },
})

test('a state without a user is nobody', () => {
  expect(parsePresence(null, 1, 2)).toBeNull()
  expect(parsePresence({ cursor: null }, 1, 2)).toBeNull()
})

test('a colour out of range falls back to the first', () => {
  expect(parsePresence({ user: { id: 'a', name: 'A', color: 9 } }, 1, 2)?.who).toBe(1)
})

test('a person with two windows is listed once, with the caret', () => {
  const people = peopleIn(
    new Map([
      [1, state('a')],
      [2, state('b')],
      [3, state('b', { item: 4 })],
    ]),
    1,
  )
  expect(people.map(({ id, client, own }) => [id, client, own])).toEqual([
    ['a', 1, true],
    ['b', 3, false],
  ])
})

test('nobody takes a colour that somebody there has', () => {
  expect(freeColour(2, [])).toBe(2)
  expect(freeColour(2, [2, 3])).toBe(4)
  expect(freeColour(6, [6])).toBe(1)
  expect(freeColour(2, [1, 2, 3, 4, 5, 6])).toBe(2)
})
