// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { holdsTyped } from './newer-build.ts'

afterEach(() => document.body.replaceChildren())

test.each([
  ['a line', '<input name="title">', true],
  ['several lines', '<textarea></textarea>', true],
  ['an address', '<input type="email">', true],
  ['what is searched for', '<input type="search">', false],
])('what is typed into a field for %s', (...[, field, expected]) => {
  document.body.innerHTML = field
  expect(holdsTyped(document)).toBe(false)
  const typed = document.querySelector<HTMLInputElement>('input, textarea')
  if (typed === null) throw new Error('there is no field')
  typed.value = 'A longer break'
  expect(holdsTyped(document)).toBe(expected)
})

test('a tick is quickly set again', () => {
  document.body.innerHTML = '<input type="checkbox" value="a">'
  const tick = document.querySelector('input')
  if (tick === null) throw new Error('there is no tick')
  tick.checked = true
  tick.value = 'b'
  expect(holdsTyped(document)).toBe(false)
})

test('a field that its page filled holds nothing typed', () => {
  document.body.innerHTML = '<input value="La source">'
  expect(holdsTyped(document)).toBe(false)
})
