import type { RoleToFill } from '@forkshop/api'
import { expect, test } from 'vitest'
import { preparedOf } from './prepared.ts'
import { missingIn, squaresOf } from './role-need.ts'

const role = (given: Partial<RoleToFill>): RoleToFill => ({
  key: 'host',
  label: 'Accueil',
  wanted: 2,
  count: '2',
  met: 0,
  gone: false,
  people: [],
  ...given,
})

test.each<[Partial<RoleToFill>, number, string]>([
  [{ wanted: 2, met: 0 }, 2, '__'],
  [{ wanted: 2, met: 1 }, 1, 'x_'],
  [{ wanted: 2, met: 3 }, 0, 'xxx'],
  [{ wanted: null, met: 0 }, 0, ''],
  [{ wanted: null, met: 2 }, 0, 'xx'],
  [{ wanted: 2, met: 0, gone: true }, 0, ''],
  [{ wanted: 40, met: 1 }, 39, ''],
])('of %j are missing: %s, drawn as "%s"', (given, missing, drawn) => {
  expect(missingIn(role(given))).toBe(missing)
  expect(
    squaresOf(role(given))
      .map((isMet) => (isMet ? 'x' : '_'))
      .join(''),
  ).toBe(drawn)
})

test('of what is gone only what was done counts', () => {
  const list = [
    { done: true, gone: false },
    { done: false, gone: false },
    { done: true, gone: true },
    { done: false, gone: true },
  ]
  expect(preparedOf(list)).toEqual({ done: 2, total: 3 })
})
