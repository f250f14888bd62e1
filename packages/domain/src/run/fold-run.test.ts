import { expect, test } from 'vitest'
import { foldRun } from './fold-run.ts'
import { lastInEffect } from './in-effect.ts'
import type { Move, Run } from './move.ts'
import { plannedSteps } from './planned-steps.ts'

const step = (start: string, durationMinutes: number, name: string, fixed = false) => ({
  start,
  durationMinutes,
  step: name,
  ledBy: '',
  fixed,
})
const rows = <Row>(...all: readonly Row[]) => all.map((one, row) => ({ ...one, row }))

/** Two days: a morning with lunch at its hour, an evening with two things side by side and a break nobody planned. */
const planned = plannedSteps(
  [
    {
      date: '2027-01-23',
      steps: rows(
        step('09:00', 30, 'Welcome'),
        step('09:30', 60, 'Needs'),
        step('10:30', 90, 'Workshop'),
        step('12:00', 60, 'Lunch', true),
        step('13:00', 60, 'Story'),
      ),
    },
    {
      date: '2027-01-24',
      steps: rows(
        step('18:00', 30, 'Music'),
        step('18:00', 60, 'Kitchen'),
        step('19:30', 30, 'Talk'),
        step('20:00', 30, 'Farewell', true),
      ),
    },
  ],
  'UTC',
)

const at = (clock: string, day = 23): number => Date.parse(`2027-01-${day}T${clock}:00Z`)
type Said = Omit<Move, 'id' | 'after' | 'time'>

/** Moves of one device, each at an hour of the first day (`2/18:00` of the second), each having seen the one before. */
const told = (...said: readonly (readonly [string, Said])[]): readonly Move[] =>
  said.map(([when, move], index) => ({
    id: `m${index}`,
    after: index === 0 ? [] : [`m${index - 1}`],
    time: momentOf(when),
    ...move,
  }))
const momentOf = (when: string): number => {
  const [clock = '', day] = when.split('/').toReversed()
  return at(clock, day === '2' ? 24 : 23)
}

const clock = (moment: number | null): string =>
  moment === null ? '?' : new Date(moment).toISOString().slice(11, 16)
/** `Needs running 09:30-10:30` of each step of a day. */
const shown = ({ steps }: Run, day = 0): readonly string[] =>
  steps
    .filter((one) => one.day === day)
    .map(({ step: name, state, start, end }) => `${name} ${state} ${clock(start)}-${clock(end)}`)
const after = (now: string, ...said: readonly (readonly [string, Said])[]): Run =>
  foldRun(planned, told(...said), momentOf(now))

const begun = ['09:00', { kind: 'start' }] as const
const extend = (when: string, minutes: number, step_ = '0-0') =>
  [when, { kind: 'extend', step: step_, minutes }] as const
const start = (when: string, step_: string) => [when, { kind: 'start', step: step_ }] as const
const done = (when: string, name: string): readonly [string, Said] => [
  when,
  { kind: 'done', step: name },
]

test('a day of which nothing was said is as it was planned, also long after', () => {
  for (const now of ['08:00', '2/23:00']) {
    const run = after(now)
    expect(run).toMatchObject({ state: 'none', driftMinutes: 0, squeezed: [], frozen: null })
    expect(run.steps.every(({ state }) => state === 'waiting')).toBe(true)
    expect(run.steps.map(({ start }) => start)).toEqual(planned.map((one) => one.plannedStart))
  }
})

const mornings: readonly (readonly [string, Run, readonly string[], number])[] = [
  [
    'the schedule waits for the first hour',
    after('08:45', ['08:30', { kind: 'start' }]),
    ['Welcome waiting 09:00-09:30', 'Needs waiting 09:30-10:30'],
    0,
  ],
  [
    'a schedule that is started late begins then',
    after('09:15', ['09:10', { kind: 'start' }]),
    ['Welcome running 09:10-09:40', 'Needs waiting 09:40-10:40', 'Workshop waiting 10:40-12:00'],
    10,
  ],
  [
    'what is done gives way to the next at once',
    after('09:25', begun, done('09:20', '0-0')),
    ['Welcome done 09:00-09:20', 'Needs running 09:20-10:20', 'Workshop waiting 10:20-11:50'],
    -10,
  ],
  [
    'what nobody ended goes on, and the rest is later',
    after('09:45', begun),
    ['Welcome running 09:00-09:45', 'Needs waiting 09:45-10:45', 'Workshop waiting 10:45-12:00'],
    15,
  ],
  [
    'more time',
    after('09:10', begun, ['09:05', { kind: 'extend', step: '0-0', minutes: 20 }]),
    ['Welcome running 09:00-09:50', 'Needs waiting 09:50-10:50', 'Workshop waiting 10:50-12:00'],
    20,
  ],
  [
    'what is done gets no more time',
    after('09:35', begun, done('09:30', '0-0'), [
      '09:31',
      { kind: 'extend', step: '0-0', minutes: 20 },
    ]),
    ['Welcome done 09:00-09:30', 'Needs running 09:30-10:30'],
    0,
  ],
  [
    'done twice is done at the first time',
    after('09:35', begun, done('09:20', '0-0'), done('09:30', '0-0')),
    ['Welcome done 09:00-09:20', 'Needs running 09:20-10:20'],
    -10,
  ],
  [
    'the running step is skipped',
    after('09:11', begun, ['09:10', { kind: 'skip' }]),
    ['Welcome skipped 09:00-09:10', 'Needs running 09:10-10:10'],
    -20,
  ],
  [
    'one that waits is skipped',
    after('09:11', begun, ['09:10', { kind: 'skip', step: '0-1' }]),
    [
      'Welcome running 09:00-09:30',
      'Needs skipped ?-?',
      'Workshop waiting 09:30-11:00',
      'Lunch waiting 12:00-13:00',
    ],
    0,
  ],
  [
    'who starts another step is there now',
    after('09:41', begun, ['09:40', { kind: 'start', step: '0-2' }]),
    ['Welcome done 09:00-09:40', 'Needs skipped ?-?', 'Workshop running 09:40-11:10'],
    -50,
  ],
  [
    'the clock waits, and what runs gets the time back',
    after('09:20', begun, ['09:10', { kind: 'freeze' }]),
    ['Welcome running 09:00-09:40', 'Needs waiting 09:40-10:40'],
    10,
  ],
  [
    'frozen while frozen changes nothing; a start lets it go on',
    after(
      '09:30',
      begun,
      ['09:10', { kind: 'freeze' }],
      ['09:15', { kind: 'freeze' }],
      ['09:20', { kind: 'start' }],
    ),
    ['Welcome running 09:00-09:40', 'Needs waiting 09:40-10:40'],
    10,
  ],
  [
    'a step inserted without a place comes next',
    after('09:10', begun, ['09:05', { kind: 'insert', text: 'Song', minutes: 10 }]),
    [
      'Welcome running 09:00-09:30',
      'Song waiting 09:30-09:40',
      'Needs waiting 09:40-10:40',
      'Workshop waiting 10:40-12:00',
    ],
    0,
  ],
  [
    'or before one, or behind one',
    after(
      '09:10',
      begun,
      ['09:05', { kind: 'insert', text: 'Song', minutes: 10, before: '0-2' }],
      ['09:06', { kind: 'insert', text: 'Walk', minutes: 5, step: 'm1' }],
    ),
    [
      'Welcome running 09:00-09:30',
      'Needs waiting 09:30-10:30',
      'Song waiting 10:30-10:40',
      'Walk waiting 10:40-10:45',
      'Workshop waiting 10:45-12:00',
    ],
    0,
  ],
  [
    'another order',
    after('09:10', begun, ['09:05', { kind: 'reorder', step: '0-2', before: '0-1' }]),
    [
      'Welcome running 09:00-09:30',
      'Workshop waiting 09:30-11:00',
      'Needs waiting 11:00-12:00',
      'Lunch waiting 12:00-13:00',
    ],
    0,
  ],
  [
    'what is begun stays where it is',
    after('09:10', begun, ['09:05', { kind: 'reorder', step: '0-0', before: '0-2' }]),
    ['Welcome running 09:00-09:30', 'Needs waiting 09:30-10:30'],
    0,
  ],
  [
    'a start by mistake is taken back',
    after(
      '09:10',
      ['08:30', { kind: 'start', step: '0-0' }],
      ['08:31', { kind: 'undo', of: 'm0' }],
    ),
    ['Welcome waiting 09:00-09:30'],
    0,
  ],
  [
    'an undo is undone',
    after(
      '09:25',
      begun,
      done('09:20', '0-0'),
      ['09:21', { kind: 'undo', of: 'm1' }],
      ['09:22', { kind: 'undo', of: 'm2' }],
    ),
    ['Welcome done 09:00-09:20', 'Needs running 09:20-10:20'],
    -10,
  ],
  [
    'an undo of what is not there, and a step that is not there, change nothing',
    after('09:10', begun, ['09:05', { kind: 'undo', of: 'x' }], done('09:06', '7-7')),
    ['Welcome running 09:00-09:30'],
    0,
  ],
  [
    'lunch keeps its hour when the morning is done early',
    after('11:45', ['10:30', { kind: 'start', step: '0-2' }], done('11:40', '0-2')),
    [
      'Welcome skipped ?-?',
      'Needs skipped ?-?',
      'Workshop done 10:30-11:40',
      'Lunch waiting 12:00-13:00',
      'Story waiting 13:00-14:00',
    ],
    -20,
  ],
  [
    'lunch begins by itself at its hour',
    after('12:05', ['10:30', { kind: 'start', step: '0-2' }], done('11:40', '0-2')),
    [
      'Welcome skipped ?-?',
      'Needs skipped ?-?',
      'Workshop done 10:30-11:40',
      'Lunch running 12:00-13:00',
      'Story waiting 13:00-14:00',
    ],
    0,
  ],
]
test.each(mornings)('%s', (_name, run, days, drift) => {
  expect(shown(run).slice(0, days.length)).toEqual(days)
  expect(run.driftMinutes).toBe(drift)
})

test('what keeps its hour takes the time of what is before it, the nearest first', () => {
  const late = (minutes: number) =>
    after('09:10', begun, ['09:05', { kind: 'extend', step: '0-0', minutes }]).squeezed
  expect(late(10)).toEqual([{ step: '0-2', lostMinutes: 10, because: '0-3' }])
  expect(late(120)).toEqual([
    { step: '0-2', lostMinutes: 90, because: '0-3' },
    { step: '0-1', lostMinutes: 30, because: '0-3' },
  ])
  expect(late(500).at(-1)).toEqual({ step: '0-0', lostMinutes: 350, because: '0-3' })
})

test('what is late by more than there is to lose is late', () => {
  const run = after('12:20', ['10:30', { kind: 'start', step: '0-2' }])
  expect(shown(run).slice(2)).toEqual([
    'Workshop running 10:30-12:20',
    'Lunch waiting 12:20-13:20',
    'Story waiting 13:20-14:20',
  ])
  expect(run).toMatchObject({ driftMinutes: 20, squeezed: [] })
})

test('the next day begins at its hour, and what was left running has ended then', () => {
  const run = after('2/18:10', ['13:00', { kind: 'start', step: '0-4' }])
  expect(shown(run).at(-1)).toBe('Story done 13:00-14:00')
  expect(shown(run, 1)).toEqual([
    'Music running 18:00-18:30',
    'Kitchen running 18:00-19:00',
    'Talk waiting 19:30-20:00',
    'Farewell waiting 20:00-20:30',
  ])
})

test('what is side by side begins together, and the next when both are done', () => {
  const [start, music] = [
    ['2/18:00', { kind: 'start' }] as const,
    ['2/18:20', { kind: 'done', step: '1-0' }] as const,
  ]
  expect(shown(after('2/18:25', start, music), 1).slice(0, 2)).toEqual([
    'Music done 18:00-18:20',
    'Kitchen running 18:00-19:00',
  ])
  // the half hour that the programme leaves free is kept when the day is early, and taken when it is late
  const early = after('2/18:45', start, music, ['2/18:40', { kind: 'done', step: '1-1' }])
  expect(shown(early, 1)[2]).toBe('Talk waiting 19:10-19:40')
  const late = after('2/19:45', start, music, ['2/19:40', { kind: 'done', step: '1-1' }])
  expect(shown(late, 1)[2]).toBe('Talk running 19:40-20:00')
  expect(late.squeezed).toEqual([{ step: '1-2', lostMinutes: 10, because: '1-3' }])
})

test('a step may go to another day', () => {
  const run = after('09:10', begun, ['09:05', { kind: 'reorder', step: '0-1', before: '1-2' }])
  expect(shown(run)[1]).toBe('Workshop waiting 09:30-11:00')
  expect(shown(run, 1)).toEqual([
    'Music waiting 18:00-18:30',
    'Kitchen waiting 18:00-19:00',
    'Needs waiting 19:00-20:00',
    'Talk waiting 20:00-20:00',
    'Farewell waiting 20:00-20:30',
  ])
  expect(run.squeezed).toEqual([{ step: '1-2', lostMinutes: 30, because: '1-3' }])
})

test('notes stand with their step, in their order', () => {
  const run = after(
    '09:10',
    begun,
    ['09:05', { kind: 'note', text: 'Few chairs' }],
    ['09:06', { kind: 'note', step: '0-0', text: 'Found some' }],
  )
  expect(run.steps[0]?.note).toBe('Few chairs\nFound some')
})

test('moves of a step that is not there are told', () => {
  expect(after('09:10', begun, done('09:06', '7-7')).unplaced).toEqual(['m1'])
})

test('two who did not know of each other are told where they differed', () => {
  const move = (id: string, seen: readonly string[], said: Said): Move => ({
    id,
    after: seen,
    time: at('09:10'),
    ...said,
  })
  const both = (a: Said, b: Said) =>
    foldRun(
      planned,
      [
        { id: 's', after: [], time: at('09:00'), kind: 'start' },
        move('a', ['s'], a),
        move('b', ['s'], b),
        move('c', ['a', 'b'], { kind: 'extend', step: '0-0', minutes: 1 }),
      ],
      at('09:15'),
    ).differences
  const more: Said = { kind: 'extend', step: '0-0', minutes: 5 }
  expect(both({ kind: 'done', step: '0-0' }, { kind: 'done', step: '0-0' })).toEqual([])
  expect(both(more, more)).toEqual([{ step: '0-0', moves: ['a', 'b'] }])
  expect(both({ kind: 'skip', step: '0-1' }, { kind: 'extend', step: '0-1', minutes: 5 })).toEqual([
    { step: '0-1', moves: ['a', 'b'] },
  ])
  expect(both(more, { kind: 'note', step: '0-0', text: 'x' })).toEqual([])
  expect(
    both({ kind: 'reorder', step: '0-1' }, { kind: 'reorder', step: '0-1', before: '0-4' }),
  ).toEqual([{ step: null, moves: ['a', 'b'] }])
})

test('an event without a programme runs what is inserted', () => {
  const run = foldRun(
    [],
    told(['09:00', { kind: 'start' }], ['09:00', { kind: 'insert', text: 'Talk', minutes: 30 }]),
    at('09:10'),
  )
  expect(run.steps.map(({ step: name, inserted }) => [name, inserted])).toEqual([['Talk', true]])
})

test.each([
  ['is up after as long as was planned', '09:20', [], '09:30'],
  ['was up before now', '09:50', [], '09:30'],
  [
    'is up later with more time, given even when it was up',
    '09:50',
    [extend('09:40', 15)],
    '09:45',
  ],
  ['moves with the clock that waits', '09:50', [['09:10', { kind: 'freeze' }]], '10:10'],
  ['is not shortened by what keeps its hour', '12:20', [start('11:00', '0-2')], '12:30'],
] as const)('the time of a step that runs %s', (_name, now, moves, due) => {
  const run = after(now, ...([begun, ...moves] as readonly (readonly [string, Said])[]))
  expect(run.steps.flatMap((one) => (one.due === null ? [] : clock(one.due)))).toEqual([due])
})

const moved = told(begun, done('09:20', '0-0'), ['09:25', { kind: 'note', step: '0-1', text: 'A' }])
const back = (of: string, ...seen: readonly string[]): Move => ({
  id: `u-${of}`,
  after: seen,
  time: at('09:30'),
  kind: 'undo',
  of,
})
test.each([
  ['nothing', [], null],
  ['what was done last', moved, 'm2'],
  ['what is before it once that was taken back', [...moved, back('m2')], 'm1'],
  ['it again once taking it back was taken back', [...moved, back('m2'), back('u-m2')], 'm2'],
  ['the one that the order has last, whenever it came', moved.toReversed(), 'm2'],
])('what can be taken back is %s', (_name, moves, id) => {
  expect(lastInEffect(moves)?.id ?? null).toBe(id)
})
