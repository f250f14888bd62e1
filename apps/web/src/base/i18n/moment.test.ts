import type { Language } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { sayMoment, sayMomentInFull } from './moment.ts'

const paris = { now: Date.parse('2026-11-30T14:05:30Z'), zone: 'Europe/Paris' }

test.each<readonly [iso: string, fr: string, en: string]>([
  ['2026-11-30T14:05:10Z', 'maintenant', 'now'],
  ['2026-11-30T14:06:10Z', 'maintenant', 'now'],
  ['2026-11-30T14:04:10Z', 'il y a 1 minute', '1 minute ago'],
  ['2026-11-30T13:06:00Z', 'il y a 59 minutes', '59 minutes ago'],
  ['2026-11-30T13:05:00Z', 'aujourd’hui, 14:05', 'today, 14:05'],
  ['2026-11-29T23:00:00Z', 'aujourd’hui, 00:00', 'today, 00:00'],
  ['2026-11-29T22:59:00Z', 'hier, 23:59', 'yesterday, 23:59'],
  ['2026-11-28T22:59:00Z', 'avant-hier', '2 days ago'],
  ['2026-11-24T12:00:00Z', 'il y a 6 jours', '6 days ago'],
  ['2026-11-23T12:00:00Z', '23 nov. 2026', '23 Nov 2026'],
  ['2026-12-01T12:00:00Z', '1er déc. 2026', '1 Dec 2026'],
  ['bientôt', 'bientôt', 'bientôt'],
])('%s is told as people tell it: %s, %s', (iso, fr, en) => {
  expect([sayMoment(iso, 'fr', paris), sayMoment(iso, 'en', paris)]).toEqual([fr, en])
})

test('midnight is that of the reader, not of the server', () => {
  const told = (zone: string) =>
    sayMoment('2026-11-29T23:30:00Z', 'en', { now: Date.parse('2026-11-30T01:00:00Z'), zone })
  expect([told('Europe/Paris'), told('America/New_York')]).toEqual(['today, 00:30', 'today, 18:30'])
  expect(told('UTC')).toBe('yesterday, 23:30')
})

test('around the change of summer time a day is a day', () => {
  const now = Date.parse('2026-03-30T08:00:00Z')
  expect(sayMoment('2026-03-28T23:30:00Z', 'fr', { now, zone: 'Europe/Paris' })).toBe('hier, 00:30')
})

test.each<readonly [Language, string]>([
  ['fr', 'lundi 30 novembre 2026 à 15:05 UTC+1'],
  ['en', 'Monday, 30 November 2026 at 15:05 CET'],
])('the whole of it is there to be looked up, in %s', (language, words) => {
  expect(sayMomentInFull('2026-11-30T14:05:30Z', language, 'Europe/Paris')).toBe(words)
})
