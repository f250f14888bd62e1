import { foldRun, plannedSteps, type Move } from '@forkshop/domain'
import { randomFrom } from '../soak/soak.ts'
import { median, type Bench, type Measured } from './measure.ts'

const MOVES = 2_000
const DEVICES = 5
const MAX_MS = 20
const ROUNDS = 15
const MINUTE_MS = 60_000

const planned = plannedSteps(
  ['2027-01-22', '2027-01-23', '2027-01-24'].map((date) => ({
    date,
    steps: Array.from({ length: 20 }, (_, row) => ({
      start: `${String(8 + Math.floor(row / 2)).padStart(2, '0')}:${row % 2 === 0 ? '00' : '30'}`,
      durationMinutes: 30,
      step: `Étape ${row}`,
      ledBy: '',
      fixed: row % 5 === 4,
      row,
    })),
  })),
  'Europe/Paris',
)
const from = planned[0]?.plannedStart ?? 0

/** A long day of several devices, each of which has seen the newest of a few others. */
const moves = (): readonly Move[] => {
  const random = randomFrom(7)
  const newest: string[] = []
  return Array.from({ length: MOVES }, (_, at): Move => {
    const device = Math.floor(random() * DEVICES)
    const after = newest.filter((_id, other) => other === device || random() < 0.5)
    const id = `move-${at}`
    newest[device] = id
    const time = from + at * MINUTE_MS
    const step = planned[Math.floor(random() * planned.length)]?.id ?? ''
    const kinds = [
      'done',
      'extend',
      'note',
      'insert',
      'reorder',
      'skip',
      'freeze',
      'start',
    ] as const
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'done'
    if (random() < 0.1 && at > 0) return { id, after, time, kind: 'undo', of: `move-${at - 1}` }
    return { id, after, time, kind, step, minutes: 5, text: 'Une remarque' }
  })
}

/** Folding the moves of the longest day anybody has, as each device does after each of them: by the thread's processor. */
const fold = async (): Promise<Measured> => {
  const all = moves()
  const now = from + MOVES * MINUTE_MS
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.threadCpuUsage()
    foldRun(planned, all, now)
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  })
  const value = median(times.slice(3))
  return {
    value,
    unit: 'ms',
    ratio: value / MAX_MS,
    note: `${MOVES} moves, ${planned.length} steps`,
  }
}

export const benches: readonly Bench[] = [
  { name: 'run-fold', bar: { kind: 'at-most', ratio: 1 }, run: fold },
]
