import { expect, test } from 'vitest'
import { withHeld } from './with-held.ts'

const at = (hour: number) => ({ id: `at ${hour}`, time: `2026-11-20T${hour}:00:00.000Z` })
const hours = (items: readonly { readonly id: string }[]): string =>
  items.map(({ id }) => id.slice(3)).join(' ')

test.each([
  ['in the whole list', { isFirst: true, isLast: true }, '20 18 16 14 12 10'],
  ['in its first part', { isFirst: true, isLast: false }, '20 18 16 14 12'],
  ['in the middle', { isFirst: false, isLast: false }, '18 16 14 12'],
  ['in its last part', { isFirst: false, isLast: true }, '18 16 14 12 10'],
])('%s, what is hidden stands where it was said', (_part, place, expected) => {
  const held = [20, 16, 14, 10].map(at)
  expect(hours(withHeld([18, 14, 12].map(at), held, place))).toBe(
    hours(expected.split(' ').map((hour) => at(Number(hour)))),
  )
})

test('a list of nothing else holds what is hidden', () => {
  expect(hours(withHeld([], [at(12)], { isFirst: true, isLast: true }))).toBe('12')
})
