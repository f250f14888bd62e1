import { quote } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { sayDate, sayDayInFull, sayDays, sayList, sayMinutes, sayMoney, sayZone } from './format.ts'

test('minutes read as hours, in one unbreakable run', () => {
  expect([45, 60, 90, 555, 1440].map(sayMinutes)).toEqual([
    '45\u00a0min',
    '1\u00a0h',
    '1\u00a0h\u00a030',
    '9\u00a0h\u00a015',
    '24\u00a0h',
  ])
})

test('dates follow the language and never the machine', () => {
  expect(sayDate('2013-09-02T23:30:00Z', 'fr')).toBe('2 septembre 2013')
  expect(sayDate('2013-09-02T23:30:00Z', 'en')).toBe('2 September 2013')
  expect(sayDate('soon', 'en')).toBe('soon')
})

test('the first of a month is an ordinal where the language says so, in a range too', () => {
  expect(sayDate('2027-02-01', 'fr')).toBe('1er février 2027')
  expect(sayDate('2027-02-01', 'en')).toBe('1 February 2027')
  expect(sayDayInFull('2027-02-01', 'fr')).toBe('lundi 1er février')
  expect(sayDays('2027-01-31', '2027-02-01', 'fr')).toBe(
    'dimanche 31 janvier – lundi 1er février 2027',
  )
  expect(sayDate('2027-01-11', 'fr')).toBe('11 janvier 2027')
})

test('money follows the language; an unknown currency is said as it is', () => {
  expect(sayMoney(26, 'EUR', 'fr')).toBe('26\u00a0€')
  expect(sayMoney(26.5, 'EUR', 'en')).toBe('€26.50')
  expect(sayMoney(3, 'temps', 'fr')).toBe('3\u00a0temps')
})

test('lists and quotations follow the language', () => {
  expect(sayList(['a', 'b', 'c'], 'fr')).toBe('a, b et c')
  expect(quote('a', 'fr')).toBe('«\u202fa\u202f»')
  expect(quote('a', 'en')).toBe('“a”')
})

test('a zone has a name in the language', () => {
  expect(sayZone('Europe/Paris', '2026-01-10', 'fr')).toBe('heure d’Europe centrale')
  expect(sayZone('Asia/Tokyo', '2026-01-10', 'en')).toContain('Japan')
  expect(sayZone('UTC', '2026-01-10', 'fr')).toBe('UTC')
  expect(sayZone('UTC', '2026-01-10', 'en')).toBe('UTC')
})
