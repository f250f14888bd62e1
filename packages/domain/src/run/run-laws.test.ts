import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldRun } from './fold-run.ts'
import { moveKinds, type Move } from './move.ts'
import { orderMoves } from './order-moves.ts'
import { plannedSteps } from './planned-steps.ts'

const MINUTE_MS = 60_000
const names = ['Welcome', 'Needs', 'Workshop', 'Lunch', 'Story', 'Farewell']
const planned = plannedSteps(
  ['2027-01-23', '2027-01-24'].map((date) => ({
    date,
    steps: names.map((step, row) => ({
      start: `${String(9 + row).padStart(2, '0')}:00`,
      durationMinutes: 60,
      step,
      ledBy: '',
      fixed: step === 'Lunch' || step === 'Farewell',
      row,
    })),
  })),
  'UTC',
)
const start = planned[0]?.plannedStart ?? 0
const end = start + 48 * 60 * MINUTE_MS

const id = fc.integer({ min: 0, max: 14 }).map((at) => `m${at}`)
const step = fc.oneof(fc.constantFrom(...planned.map((one) => one.id)), id, fc.constant('7-7'))
const said = fc.record(
  {
    time: fc.integer({ min: -200, max: 2_000 }).map((minutes) => start + minutes * MINUTE_MS),
    kind: fc.constantFrom(...moveKinds),
    of: id,
    step,
    before: step,
    minutes: fc.integer({ min: -60, max: 60 }),
    text: fc.string({ maxLength: 5 }),
  },
  { requiredKeys: ['time', 'kind'] },
)
type Said = Omit<Move, 'id' | 'after'>
const withIds = (all: readonly (readonly [Said, readonly string[]])[]): readonly Move[] =>
  all.map(([move, after], at) => ({ ...move, id: `m${at}`, after }))

/** Whatever a device, broken or ill-meant, may send: circles, what never arrived, itself. */
const wild = fc
  .array(fc.tuple(said, fc.array(id, { maxLength: 4 })), { maxLength: 15 })
  .map(withIds)

/** What devices send: each move has seen some of those before it, and undoes one of those. */
const fair = fc
  .array(fc.tuple(said, fc.array(fc.nat(14), { maxLength: 3 })), { maxLength: 15 })
  .map((all): readonly Move[] =>
    all.map(([{ of: _, ...move }, seen], at) => {
      const after = at === 0 ? [] : [...new Set(seen.map((one) => `m${one % at}`))]
      const undone = move.kind === 'undo' && at > 0 ? { of: `m${(seen[0] ?? 0) % at}` } : {}
      return { ...move, ...undone, id: `m${at}`, after }
    }),
  )

const fold = (moves: readonly Move[], now = end) => foldRun(planned, moves, now)
const shuffled = (moves: readonly Move[]) =>
  fc.shuffledSubarray([...moves], { minLength: moves.length })

test('any order of arrival and any repetition give the same day', () => {
  const arrivals = wild.chain((moves) =>
    fc.tuple(fc.constant(moves), shuffled([...moves, ...moves.slice(0, 5)])),
  )
  fc.assert(
    fc.property(arrivals, ([moves, arrived]) => {
      expect(fold(arrived)).toEqual(fold(moves))
    }),
    { numRuns: 300 },
  )
})

test('two moves with one id are one, whichever came first', () => {
  fc.assert(
    fc.property(said, said, (a, b) => {
      const both = [a, b].map((move) => ({ ...move, id: 'm0', after: [] }))
      expect(fold(both)).toEqual(fold(both.toReversed()))
    }),
  )
})

test('every move has one place, after those that it had seen', () => {
  fc.assert(
    fc.property(fair, (moves) => {
      const order = orderMoves(moves).map(({ move }) => move.id)
      expect(order.toSorted()).toEqual(moves.map((move) => move.id).toSorted())
      for (const move of moves) {
        for (const seen of move.after) {
          expect(order.indexOf(seen)).toBeLessThan(order.indexOf(move.id))
        }
      }
    }),
  )
})

test('every move has one place in a circle too', () => {
  fc.assert(
    fc.property(wild, (moves) => {
      expect(
        orderMoves(moves)
          .map(({ move }) => move.id)
          .toSorted(),
      ).toEqual(moves.map((move) => move.id).toSorted())
    }),
  )
})

test('a clock that is wrong by hours changes no order of what one device did', () => {
  const hours = fc.array(fc.integer({ min: -12 * 60, max: 12 * 60 }), {
    minLength: 15,
    maxLength: 15,
  })
  fc.assert(
    fc.property(fc.array(said, { maxLength: 15 }), hours, (all, wrong) => {
      const alone = all.map((move, at) => ({
        ...move,
        time: move.time + (wrong[at] ?? 0) * MINUTE_MS,
        of: undefined,
        id: `m${at}`,
        after: at === 0 ? [] : [`m${at - 1}`],
      }))
      const ids = alone.map((move) => move.id)
      expect(orderMoves(alone).map(({ move }) => move.id)).toEqual(ids)
      const times = orderMoves(alone).map(({ time }) => time)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }),
  )
})

test('what is undone, and nothing had seen, is as if it had not been', () => {
  fc.assert(
    fc.property(fair, said, fc.array(id, { maxLength: 3 }), (moves, move, after) => {
      const undone: Move = {
        ...move,
        id: 'x',
        after: after.filter((one) => moves.some((m) => m.id === one)),
      }
      const undo: Move = { id: 'y', after: ['x'], time: start, kind: 'undo', of: 'x' }
      const without = fold(moves)
      expect(fold([...moves, undone, undo])).toEqual(without)
      const again: Move = { id: 'z', after: ['y'], time: start, kind: 'undo', of: 'y' }
      // what undoes an undo is later than what it brings back
      fc.pre(undone.kind !== 'undo')
      expect(fold([...moves, undone, undo, again]).steps).toEqual(fold([...moves, undone]).steps)
    }),
    { numRuns: 300 },
  )
})

test('nothing is lost: each step of the programme and each inserted one stands once', () => {
  fc.assert(
    fc.property(wild, (moves) => {
      const { steps } = fold(moves)
      const ids = steps.map((one) => one.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((one) => planned.some((step_) => step_.id === one))).toHaveLength(
        planned.length,
      )
    }),
  )
})

test('steps have their hours one after the other, none before now, and those that are fixed keep theirs', () => {
  fc.assert(
    fc.property(fair, fc.integer({ min: 0, max: 2_000 }), (moves, minutes) => {
      const now = Math.max(start + minutes * MINUTE_MS, ...moves.map((move) => move.time))
      const { steps, frozen } = fold(moves, now)
      const waiting = steps.filter(({ state }) => state === 'waiting')
      const on = waiting.filter(({ start: begins }) => (begins ?? 0) >= now)
      for (const [at, one] of on.entries()) {
        const before = on.slice(0, at).findLast(({ day }) => day === one.day)
        expect(one.start).toBeGreaterThanOrEqual(before?.end ?? 0)
      }
      const kept = on.filter(({ fixed }) => fixed && frozen === null)
      for (const { start: begins, plannedStart } of kept) {
        expect([Math.max(plannedStart ?? 0, now), plannedStart]).toContain(begins)
      }
    }),
    { numRuns: 300 },
  )
})

test('a day far away, without hours or with hours that are none, never throws', () => {
  const broken = [
    ...planned,
    {
      ...planned[0],
      id: 'a',
      day: 40,
      row: 0,
      step: '',
      ledBy: '',
      fixed: true,
      plannedStart: null,
      plannedEnd: null,
    },
  ]
  fc.assert(
    fc.property(wild, fc.double(), (moves, now) => {
      const odd = moves.map((move, at) => (at % 3 === 0 ? { ...move, time: now } : move))
      expect(foldRun(broken, odd, end).steps.length).toBeGreaterThanOrEqual(planned.length)
    }),
  )
})
