import { expect, test } from 'vitest'
import { dateFormat, numberFormat } from './formatters.ts'

test('a formatter is made once for a language and what it is to say', () => {
  const day = { day: 'numeric', timeZone: 'UTC' } as const
  expect(dateFormat('fr', day)).toBe(dateFormat('fr', { ...day }))
  expect(dateFormat('fr', day)).not.toBe(dateFormat('en', day))
  expect(dateFormat('fr', day)).not.toBe(
    dateFormat('fr', { day: 'numeric', timeZone: 'Asia/Tokyo' }),
  )
})

test('beyond those that are kept, formatters say the same', () => {
  const sayDigits = (digits: number): string =>
    numberFormat('fr', {
      minimumFractionDigits: digits % 20,
      minimumIntegerDigits: 1 + (digits % 21),
    })
      .format(1)
      .replace(/^0*/, '')
  const said = Array.from({ length: 420 }, (_, at) => sayDigits(at))
  expect(Array.from({ length: 420 }, (_, at) => sayDigits(at))).toEqual(said)
})
