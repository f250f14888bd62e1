import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatClock } from './clock.ts'
import { timelineOf, type Timeline } from './timeline.ts'

/** One line a row: `start duration`, a dot for an empty cell. */
function timeline(...lines: readonly string[]): Timeline {
  return timelineOf(
    lines.map((line) => {
      const [start = '.', duration = '.'] = line.split(' ')
      return { start: start === '.' ? '' : start, duration: duration === '.' ? '' : duration }
    }),
  )
}

function starts(day: Timeline): readonly (string | null)[] {
  return day.rows.map((row) => (row.start === null ? null : formatClock(row.start)))
}

test('rows that touch have no problem', () => {
  const day = timeline('18:00 30min', '18:30 1h', '19:30 15min')
  expect(day).toMatchObject({ end: 19 * 60 + 45, totalMinutes: 105, problems: [] })
})

test('a row without a start follows the one above', () => {
  const day = timeline('18:00 30min', '. 20min', '. 10min', '19:00 5min')
  expect(starts(day)).toEqual(['18:00', '18:30', '18:50', '19:00'])
  expect(day.problems).toEqual([])
})

test('an empty time before a start leaves a gap with its length', () => {
  const day = timeline('18:00 30min', '18:45 15min')
  expect(day.problems).toEqual([{ code: 'gap', row: 1, minutes: 15 }])
})

test('a start before the end of the row above overlaps by that much', () => {
  const day = timeline('18:00 30min', '18:20 40min', '19:00 10min')
  expect(day.problems).toEqual([{ code: 'overlap', row: 1, minutes: 10 }])
})

test('a short row inside a long one does not leave a gap behind it', () => {
  const day = timeline('10:00 90min', '10:30 30min', '11:30 30min')
  expect(day.problems).toEqual([{ code: 'overlap', row: 1, minutes: 60 }])
  expect(day.end).toBe(12 * 60)
})

test('a start earlier than the row above is after midnight', () => {
  const day = timeline('23:00 90min', '00:30 30min', '01:00 1h')
  expect(starts(day)).toEqual(['23:00', '00:30', '01:00'])
  expect(day).toMatchObject({ end: 26 * 60, totalMinutes: 180, problems: [] })
})

test('rows that follow over midnight go on without a gap', () => {
  const day = timeline('23:00 90min', '. 30min', '01:00 1h')
  expect(starts(day)).toEqual(['23:00', '00:30', '01:00'])
  expect(day.problems).toEqual([])
})

test('equal starts are parallel and count once', () => {
  const day = timeline('10:00 60min', '10:00 45min', '10:00 60min', '11:00 30min')
  expect(day.rows.map((row) => row.isParallel)).toEqual([false, true, true, false])
  expect(day).toMatchObject({ end: 11 * 60 + 30, totalMinutes: 90, problems: [] })
})

test('what follows parallel rows starts when the last of them ends', () => {
  const day = timeline('10:00 60min', '10:00 90min', '. 30min')
  expect(starts(day)).toEqual(['10:00', '10:00', '11:30'])
})

test('a row without a duration is a problem and ends nowhere', () => {
  const day = timeline('18:00 .', '. 30min', '20:00 30min')
  expect(starts(day)).toEqual(['18:00', null, '20:00'])
  expect(day.problems).toEqual([{ code: 'no-duration', row: 0 }])
  expect(timeline('18:00 30min', '18:30 .').end).toBeNull()
})

test('cells that cannot be read are problems, and the row follows the one above', () => {
  const day = timeline('18:00 30min', 'soon long')
  expect(starts(day)).toEqual(['18:00', '18:30'])
  expect(day.problems).toEqual([
    { code: 'bad-time', row: 1 },
    { code: 'bad-duration', row: 1 },
  ])
})

test('lengths add up without any start', () => {
  const day = timeline('. 30min', '. 1h')
  expect(day).toMatchObject({ end: null, totalMinutes: 90, problems: [] })
  expect(starts(day)).toEqual([null, null])
})

test('an agenda without rows is empty', () => {
  expect(timelineOf([])).toEqual({ rows: [], end: null, totalMinutes: 0, problems: [] })
})

test('rows that touch have no problem, whatever their number and however late', () => {
  fc.assert(
    fc.property(
      fc.nat(1439),
      fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 40 }),
      (first, durations) => {
        let moment = first
        const cells = durations.map((minutes) => {
          const cell = { start: formatClock(moment), duration: `${minutes} min` }
          moment += minutes
          return cell
        })
        const day = timelineOf(cells)
        expect(day.problems).toEqual([])
        expect(day.end).toBe(moment)
        expect(day.totalMinutes).toBe(moment - first)
      },
    ),
  )
})
