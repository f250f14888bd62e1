import { expect, test } from 'vitest'
import { changedDays } from './changed-days.ts'
import { dayLanes } from './day-lanes.ts'
import { stepRows } from './step-row.ts'
import { compared } from './testing/compared.ts'

const page = (...steps: readonly string[]) =>
  ['## Friday', '', '| Time | Duration | Step |', '| --- | --- | --- |', ...steps].join('\n')
const dayOf = (before: string, after: string) => {
  const [day] = changedDays(compared(before, after))
  if (day === undefined) throw new Error('no day differs')
  return day
}
const day = dayOf(
  page('| 20:00 | 90 min | Dinner |', '| 21:30 | 30 min | Round |'),
  page(
    '| 20:00 | 90 min | Dinner |',
    '| 21:30 | 20 min | Round |',
    '| 21:50 | 10 min | Needs online |',
  ),
)

test('a shorter step keeps its name and hour', () => {
  expect(stepRows(day)[0]).toEqual({
    kind: 'changed',
    origin: null,
    icon: 'clock',
    start: { from: '21:30', to: '21:30' },
    name: { from: 'Round', to: 'Round' },
    minutes: { from: 30, to: 20 },
    ledBy: { from: null, to: null },
  })
})

test('an added step stands on the new side alone', () => {
  expect(stepRows(day)[1]).toMatchObject({
    icon: 'plus',
    start: { from: null, to: '21:50' },
    name: { from: null, to: 'Needs online' },
  })
})

test('both lanes share one axis', () => {
  const { before, after } = dayLanes(day)
  expect(before.map(({ x, width }) => x + width).at(-1)).toBe(100)
  expect(after.map(({ mark, sign }) => [mark, sign])).toEqual([
    ['same', ''],
    ['changed', '20'],
    ['added', '+'],
  ])
})

test('of two steps with one name, the one that changed is told and drawn', () => {
  const pauses = (minutes: number) =>
    page(
      '| 9:00 | 60 min | Pause |',
      '| 10:00 | 60 min | Talk |',
      `| 11:00 | ${minutes} min | Pause |`,
    )
  const changed = dayOf(pauses(60), pauses(30))
  expect(stepRows(changed)).toMatchObject([
    { start: { from: '11:00', to: '11:00' }, minutes: { from: 60, to: 30 } },
  ])
  expect(dayLanes(changed).after.map(({ mark }) => mark)).toEqual(['same', 'same', 'changed'])
})

test('a step that came from another day says from which', () => {
  const days = (first: string, second: string) =>
    [first, second.replace('Friday', 'Saturday')].join('\n\n')
  const [talk, walk, eat] = [
    '| 9:00 | 60 min | Talk |',
    '| 10:00 | 60 min | Walk along |',
    '| 11:00 | 60 min | Eat |',
  ]
  const changed = changedDays(
    compared(days(page(talk, walk), page(talk, eat)), days(page(talk), page(talk, walk, eat))),
  )
  expect(changed.flatMap(stepRows)).toMatchObject([{ kind: 'moved', origin: 'Friday' }])
})
