import { expect, test } from 'vitest'
import { passedBound, photographErased } from './photographs.ts'

const few = { idea: 1, person: 1, personBytes: 1000, event: 1, eventBytes: 1000 }

test.each<[string, Partial<typeof few>, ReturnType<typeof passedBound>]>([
  ['one photograph has room', {}, null],
  ['an idea has three', { idea: 3 }, null],
  ['and no fourth', { idea: 4 }, 'idea'],
  ['somebody sends twenty at an event', { person: 20 }, null],
  ['and no more', { person: 21 }, 'person'],
  ['nor more bytes than they may', { personBytes: 15_000_001 }, 'person'],
  ['an event has three hundred', { event: 300 }, null],
  ['and no more', { event: 301 }, 'event'],
  ['nor more bytes than it may', { eventBytes: 150_000_001 }, 'event'],
])('%s', (_fact, counts, bound) => {
  expect(passedBound({ ...few, ...counts })).toBe(bound)
})

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)

test.each<[string, number | null, number, string]>([
  [
    'what nobody released goes 30 days after the event',
    day('2027-01-20'),
    day('2027-01-19'),
    '2027-02-19',
  ],
  [
    'where it was sent after the end, 30 days after that',
    day('2027-01-20'),
    day('2027-01-25'),
    '2027-02-24',
  ],
  ['without an event 30 days after it was sent', null, day('2027-01-20'), '2027-02-19'],
])('%s', (_fact, over, sent, erased) => {
  expect(photographErased(over, sent)).toBe(day(erased))
})
