import { expect, test } from 'vitest'
import { sayDayTold, sayWhenTold } from './told-when.ts'

const paris = { now: Date.parse('2026-11-30T14:05:30Z'), zone: 'Europe/Paris' } // a Monday

test.each<readonly [iso: string, day: string, when: string]>([
  ['2026-11-30T08:12:00Z', 'aujourd’hui', '09:12'],
  ['2026-11-30T14:07:00Z', 'aujourd’hui', '15:07'],
  ['2026-11-29T22:30:00Z', 'hier', 'hier'],
  ['2026-11-29T23:30:00Z', 'aujourd’hui', '00:30'],
  ['2026-11-24T12:00:00Z', 'mardi', 'mardi'],
  ['2026-11-23T12:00:00Z', '23 nov. 2026', '23 nov. 2026'],
])('what happened at %s', (iso, day, when) => {
  expect([sayDayTold(iso, 'fr', paris), sayWhenTold(iso, 'fr', paris)]).toEqual([day, when])
})

test('and in English', () => {
  expect(sayWhenTold('2026-11-29T12:00:00Z', 'en', paris)).toBe('yesterday')
  expect(sayWhenTold('2026-11-26T12:00:00Z', 'en', paris)).toBe('Thursday')
})
