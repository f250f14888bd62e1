import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOf } from '../agenda/agenda.ts'
import { daysMissing, eventDays, hoursOfTheDay, laterClock, plannedEnd } from './event-days.ts'

const table = (...rows: readonly string[]): string =>
  ['| Heure | Durée | Étape | Qui |', '| --- | --- | --- | --- |', ...rows].join('\n')
const daysOf = (text: string) => agendaOf(text).days
const weekend = daysOf(
  [
    '### Vendredi',
    table('| 18:00 | 30 min | Accueil | |', '| 18:30 | 3 h 30 | Rencontre | |'),
    '### Samedi',
    table('| 09:00 | 9 h | Atelier | |'),
    '### Dimanche',
    table('| 09:30 | 8 h 30 | Récit | |'),
  ].join('\n\n'),
)
const evening = daysOf(table('| 20:00 | 6 h | Veillée | |'))
const untimed = daysOf(table('| | 45 min | Tour de table | |'))
const none = daysOf('Rien que du texte.')

describe('the days of an event', () => {
  it.each([
    [
      'a weekend that starts on the agenda’s own hour',
      { start: '2027-01-22T18:00', end: null, days: [] },
      weekend,
      [
        ['2027-01-22', 0, 0, '18:00', '22:00'],
        ['2027-01-23', 1, 0, '09:00', '18:00'],
        ['2027-01-24', 2, 0, '09:30', '18:00'],
      ],
    ],
    [
      'an hour later moves the first day alone',
      { start: '2027-01-22T19:15', end: null, days: [] },
      weekend,
      [
        ['2027-01-22', 0, 75, '19:15', '23:15'],
        ['2027-01-23', 1, 0, '09:00', '18:00'],
        ['2027-01-24', 2, 0, '09:30', '18:00'],
      ],
    ],
    [
      'days apart',
      { start: '2027-01-22T18:00', end: '2027-02-06T18:00', days: ['2027-02-06', '2027-01-30'] },
      weekend,
      [
        ['2027-01-22', 0, 0, '18:00', '22:00'],
        ['2027-01-30', 1, 0, '09:00', '18:00'],
        ['2027-02-06', 2, 0, '09:30', '18:00'],
      ],
    ],
    [
      'more days than the agenda has',
      { start: '2027-01-22T20:00', end: '2027-01-23T12:00', days: [] },
      evening,
      [
        ['2027-01-22', 0, 0, '20:00', '02:00'],
        ['2027-01-23', null, 0, null, '12:00'],
      ],
    ],
    [
      'an end in the night belongs to the evening before',
      { start: '2027-01-22T20:00', end: '2027-01-23T02:00', days: [] },
      evening,
      [['2027-01-22', 0, 0, '20:00', '02:00']],
    ],
    [
      'steps without hours follow the hour of the event',
      { start: '2027-01-22T14:00', end: null, days: [] },
      untimed,
      [['2027-01-22', 0, 0, '14:00', '14:45']],
    ],
    [
      'no agenda',
      { start: '2027-01-22T14:00', end: '2027-01-22T16:00', days: [] },
      none,
      [['2027-01-22', null, 0, '14:00', '16:00']],
    ],
    [
      'an end of its own, whatever the agenda says',
      { start: '2027-01-22T20:00', end: '2027-01-23T01:15', days: [] },
      evening,
      [['2027-01-22', 0, 0, '20:00', '01:15']],
    ],
    [
      'an end that is a day says no hour',
      { start: '2027-01-22T20:00', end: '2027-01-22', days: [] },
      evening,
      [['2027-01-22', 0, 0, '20:00', '02:00']],
    ],
    [
      'a day without an hour takes the agenda’s',
      { start: '2027-01-22', end: null, days: [] },
      evening,
      [['2027-01-22', 0, 0, '20:00', '02:00']],
    ],
    ['a text that is no date', { start: 'soon', end: null, days: [] }, weekend, []],
    [
      'an end before the start is one day',
      { start: '2027-01-22T14:00', end: '2026-01-22T16:00', days: [] },
      none,
      [['2027-01-22', null, 0, '14:00', null]],
    ],
  ] as const)('%s', (_name, hours, agenda, expected) => {
    const days = eventDays(hours, agenda)
    expect(
      days.map((day) => [day.date, day.agendaDay, day.shiftMinutes, day.start, day.end]),
    ).toEqual(expected)
  })

  it('are no more than a hundred, whatever is written', () => {
    const hours = { start: '2027-01-22', end: '2999-01-01', days: [] }
    expect(eventDays(hours, none)).toHaveLength(100)
  })
})

describe('when a planned event ends', () => {
  it.each([
    ['at the end of its last day', ['2027-01-22T18:00'], weekend, '2027-01-24T18:00'],
    ['after midnight', ['2027-12-31T20:00'], evening, '2028-01-01T02:00'],
    ['on the last of days apart', ['2027-01-22T18:00', '2027-03-01'], weekend, '2027-03-01T18:00'],
    ['as late as it starts', ['2027-01-22T10:00'], evening, '2027-01-22T16:00'],
    ['not known without an agenda', ['2027-01-22T10:00'], none, null],
  ])('%s', (_name, [start = '', ...days], agenda, expected) => {
    expect(plannedEnd({ start, days }, agenda)).toBe(expected)
  })
})

describe('an event that runs what was made for its day', () => {
  it.each([
    ['earlier than its page says', '2027-01-24T20:00', weekend, '2027-01-24T18:00'],
    ['later', '2027-01-24T12:00', weekend, '2027-01-24T18:00'],
    ['a day later', '2027-01-23T18:00', weekend, '2027-01-24T18:00'],
    ['as its page says where it is empty', '2027-01-24T20:00', none, '2027-01-24T20:00'],
  ])('ends %s', (_name, end, agenda, expected) => {
    expect(hoursOfTheDay({ start: '2027-01-22T18:00', end, days: [] }, agenda).end).toBe(expected)
  })
})

it('says how many days are missing or too many for the agenda', () => {
  const of = (end: string | null, days: readonly string[] = []) =>
    daysMissing({ start: '2027-01-22T18:00', end, days }, weekend)
  expect([of(null), of('2027-01-23T18:00'), of('2027-01-26T18:00')]).toEqual([0, 1, -2])
  expect(of(null, ['2027-01-23'])).toBe(1)
  expect(daysMissing({ start: '2027-01-22', end: '2027-01-25', days: [] }, none)).toBe(0)
})

it('keeps the length of the first day whatever hour it starts at', () => {
  const clock = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'))
  fc.assert(
    fc.property(clock, (at) => {
      const [day] = eventDays({ start: `2027-01-22T${at}`, end: null, days: [] }, weekend)
      expect(laterClock(day?.start ?? '', 240)).toBe(day?.end)
      expect(laterClock('18:00', day?.shiftMinutes ?? 0)).toBe(at)
    }),
  )
})
