import { agendaRoles, foldRun, plannedSteps, type Move } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { dayLine, dayView, shareGone, timeLeft } from './day-view.ts'

const step = (start: string, durationMinutes: number | null, name: string, ledBy: string) => ({
  start,
  durationMinutes,
  step: name,
  ledBy,
  fixed: name === 'Repas',
})
const rows = (...all: readonly ReturnType<typeof step>[]) =>
  all.map((one, row) => ({ ...one, row }))
const planned = plannedSteps(
  [
    {
      date: '2027-01-23',
      steps: rows(
        step('09:00', 30, 'Accueil', 'Hôtes'),
        step('09:30', 90, 'Atelier', 'Facilitation'),
        step('11:00', 30, 'Pause', 'Tous'),
        step('11:30', 60, 'Repas', 'Hôtes'),
      ),
    },
    { date: '2027-01-24', steps: rows(step('10:00', 60, 'Bilan', 'Facilitation')) },
  ],
  'UTC',
)
const at = (clock: string, day = 23): number => Date.parse(`2027-01-${day}T${clock}:00Z`)
const start: Move = { id: 'm0', after: [], time: at('09:00'), kind: 'start' }
const move = (clock: string, said: Partial<Move> & Pick<Move, 'kind'>): Move => ({
  id: `m-${clock}`,
  after: ['m0'],
  time: at(clock),
  ...said,
})
const view = (now: number, moves: readonly Move[], role = '') => {
  const run = foldRun(planned, moves, now)
  return dayView(run, now, { role, roles: agendaRoles([{ steps: planned }]) })
}
const names = (steps: readonly { readonly step: string }[]): string =>
  steps.map((one) => one.step).join(' ')

test('shows what runs, what comes next, the rest of the day and the days after it', () => {
  const shown = view(at('09:40'), [start, move('09:30', { kind: 'done', step: '0-0' })])
  expect(names(shown.running)).toBe('Atelier')
  expect([names(shown.past), names(shown.ahead)]).toEqual(['Accueil', 'Pause Repas'])
  expect(shown.next?.step).toBe('Pause')
  expect(shown.later.map(({ day, steps }) => [day, names(steps)])).toEqual([[1, 'Bilan']])
})

test('of a role it shows its steps and those of everybody, and what it has next', () => {
  const shown = view(at('09:10'), [start], 'hotes')
  expect(names(shown.ahead)).toBe('Pause Repas')
  expect([shown.next?.step, shown.nextOfRole?.step]).toEqual(['Atelier', 'Pause'])
  expect(view(at('09:10'), [start], 'facilitation').nextOfRole).toBeNull()
})

test('before anything was started it shows the day of which something is still to come', () => {
  expect(view(at('08:00'), []).day).toBe(0)
  expect(view(at('09:00', 24), []).day).toBe(1)
  expect(view(at('23:00', 24), []).day).toBe(1)
})

test('a day is over once nothing runs and nothing waits', () => {
  const all = ['0-0', '0-1', '0-2', '0-3', '1-0'].map((id, index) =>
    move(`1${index}:00`, { kind: 'skip', step: id }),
  )
  expect(view(at('20:00', 24), [start, ...all]).isOver).toBe(true)
})

const runningAt = (now: string, ...moves: readonly Move[]) => {
  const [one] = view(at(now), [start, ...moves]).running
  if (one === undefined) throw new Error('nothing runs')
  return timeLeft(one, at(now))
}
test.each([
  [
    'what is left until it ends',
    runningAt('09:10'),
    { kind: 'left', ms: 20 * 60_000, until: at('09:30') },
  ],
  ['by how much it is over', runningAt('09:42'), { kind: 'over', ms: 12 * 60_000 }],
  [
    'the hour of what keeps its own, where that comes first',
    runningAt('11:00', move('09:50', { kind: 'extend', step: '0-0', minutes: 240 })),
    { kind: 'left', ms: 30 * 60_000, until: at('11:30') },
  ],
  [
    'that it is time, once that hour has come',
    runningAt('11:40', move('09:50', { kind: 'extend', step: '0-0', minutes: 240 })),
    { kind: 'over', ms: 0 },
  ],
  [
    'nothing of one that has no length',
    runningAt('09:10', move('09:05', { kind: 'extend', step: '0-0', minutes: -600 })),
    { kind: 'open' },
  ],
])('of a step that runs it tells %s', (_name, left, expected) => {
  expect(left).toEqual(expected)
})

test('a line of the day is true to scale, with now on it', () => {
  const { steps } = foldRun(planned, [start], at('09:15'))
  const line = dayLine(
    steps.filter(({ day }) => day === 0),
    at('09:15'),
  )
  expect([line?.from, line?.to]).toEqual([at('09:00'), at('12:30')])
  expect(line?.bars.map(({ x }) => x)).toEqual([0, 14.29, 57.14, 71.43])
  expect(line?.now).toBe(7.14)
  expect(dayLine([], at('09:00'))).toBeNull()
})

test('how much has gone by is between nothing and all', () => {
  const [one] = foldRun(planned, [start], at('09:15')).steps
  if (one === undefined) throw new Error('no step')
  expect([at('08:00'), at('09:15'), at('10:00')].map((now) => shareGone(one, now))).toEqual([
    0, 0.5, 1,
  ])
})
