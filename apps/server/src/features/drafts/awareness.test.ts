import { expect, test } from 'vitest'
import { cleanStates, toPresence } from './awareness.ts'

const ann = { id: 'a', name: 'Ann' }
const presence = (state: unknown) => toPresence(state, ann)
const cleaned = (states: Map<number, unknown>, foreign: readonly number[] = []) => {
  cleanStates(states, ann, (client) => foreign.includes(client))
  return [...states.keys()]
}
const cursor = { anchor: { item: { client: 1, clock: 2 } }, head: null }

test('keeps the caret and the colour index', () =>
  expect(presence({ user: { name: 'Ann', color: 3 }, cursor })).toEqual({
    user: { ...ann, color: 3 },
    cursor,
  }))
test('takes the name from the session', () =>
  expect(presence({ user: { name: '<img src=x onerror=alert(1)>', color: 3 } })?.user.name).toBe(
    'Ann',
  ))
test.each(['red;background:url(//evil.example)', 0, 7, 1.5, null])(
  'replaces the colour %j by an index',
  (color) => {
    const index = presence({ user: { color } })?.user.color ?? 0
    expect(Number.isInteger(index) && index >= 1 && index <= 6).toBe(true)
  },
)
test('drops every other field', () =>
  expect(Object.keys(presence({ user: {}, html: '<b>', cursor }) ?? {})).toEqual([
    'user',
    'cursor',
  ]))
test('drops an oversized caret', () =>
  expect(
    presence({ user: {}, cursor: { anchor: 'x'.repeat(3000), head: null } })?.cursor,
  ).toBeNull())
test('drops an empty state', () => expect(cleaned(new Map([[1, {}]]))).toEqual([]))
test('drops the state of another person', () =>
  expect(
    cleaned(
      new Map([
        [1, { user: {} }],
        [2, { user: {} }],
      ]),
      [2],
    ),
  ).toEqual([1]))
test('drops a message that speaks for many', () =>
  expect(cleaned(new Map([1, 2, 3, 4, 5].map((client) => [client, { user: {} }])))).toEqual([]))
