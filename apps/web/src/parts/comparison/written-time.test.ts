import { expect, test } from 'vitest'
import { sayWrittenTime } from './written-time.ts'

test.each([
  ['2026-11-30', '30 novembre 2026'],
  ['2026-11-30T09:00', '30 nov. 2026, 09:00'],
  ['2026-11-30T23:30:00-05:00', '30 nov. 2026, 23:30 (-05:00)'],
  ['2026-11-30T09:00:00.5Z', '30 nov. 2026, 09:00 (UTC)'],
  ['bientôt', 'bientôt'],
])('%s is said as it is written: %s', (text, words) => {
  expect(sayWrittenTime(text, 'fr')).toBe(words)
})
