import { expect, it } from 'vitest'
import { numbersOf, randomFrom } from './soak.ts'

it('takes the seed first, or the rounds where a soak says so', () => {
  expect(numbersOf({}, ['7', '30'])).toEqual({ seed: 7, rounds: 30 })
  expect(numbersOf({ first: 'rounds' }, ['30', '7'])).toEqual({ seed: 7, rounds: 30 })
  expect(numbersOf({ first: 'rounds' }, ['30'])).toEqual({ seed: null, rounds: 30 })
  expect(numbersOf({}, [])).toEqual({ seed: null, rounds: null })
})

it('draws the same numbers from the same seed', () => {
  const [one, other] = [randomFrom(7), randomFrom(7)]
  expect([one(), one(), one()]).toEqual([other(), other(), other()])
  expect(randomFrom(8)()).not.toBe(randomFrom(7)())
})
