import { expect, it } from 'vitest'
import { eventTitle } from './event-title.ts'

it('names an event after its format and day, in the language of its text', () => {
  expect(eventTitle('48h Chrono', '2027-01-22', 'fr')).toBe('48h Chrono, 22 janvier 2027')
  expect(eventTitle('48h Chrono', '2027-02-01', 'fr')).toBe('48h Chrono, 1er février 2027')
  expect(eventTitle('48h Chrono', '2027-01-22', 'en')).toBe('48h Chrono, 22 January 2027')
})

it('cuts a long name of a format, never the day', () => {
  const title = eventTitle('Marathon '.repeat(20), '2027-09-30', 'fr')
  expect(title.length).toBeLessThanOrEqual(80)
  expect(title).toMatch(/…, 30 septembre 2027$/)
})
