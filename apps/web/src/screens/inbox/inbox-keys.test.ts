// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { actOfKey, placeOf, stepTo, type KeyPlace } from './inbox-keys.ts'

const press = (key: string, place: KeyPlace, held: Partial<Record<string, boolean>> = {}) =>
  actOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }, place)

test.each<[key: string, place: KeyPlace, act: string | null]>([
  ['j', 'screen', 'next'],
  ['k', 'line', 'previous'],
  ['ArrowDown', 'line', 'next'],
  ['ArrowUp', 'line', 'previous'],
  ['ArrowDown', 'screen', null],
  ['Enter', 'screen', 'open'],
  ['Enter', 'line', null],
  ['e', 'line', 'read'],
  ['u', 'line', 'unread'],
  ['m', 'screen', 'mute'],
  ['j', 'control', null],
  ['x', 'line', null],
])('%s on a %s', (key, place, act) => {
  expect(press(key, place)).toBe(act)
})

test('keys of the browser stay the browser’s', () => {
  expect(press('j', 'line', { ctrlKey: true })).toBeNull()
  expect(press('e', 'line', { metaKey: true })).toBeNull()
})

test('a menu and a field take their own keys', () => {
  document.body.innerHTML =
    '<main><div class="inbox-row"><a></a><div role="menu"><i></i></div></div><select></select></main>'
  const placed = (selector: string) => placeOf(document.querySelector(selector) ?? document.body)
  expect(['a', 'i', 'select', 'main'].map(placed)).toEqual(['line', 'control', 'control', 'screen'])
})

test('steps end at the ends', () => {
  const ids = ['a', 'b', 'c']
  expect(stepTo(ids, null, 'next')).toBe('a')
  expect(stepTo(ids, 'a', 'next')).toBe('b')
  expect(stepTo(ids, 'c', 'next')).toBe('c')
  expect(stepTo(ids, 'a', 'previous')).toBe('a')
  expect(stepTo(ids, 'gone', 'previous')).toBe('a')
  expect(stepTo([], null, 'next')).toBeNull()
})
