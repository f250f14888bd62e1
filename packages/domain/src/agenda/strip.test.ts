import { expect, test } from 'vitest'
import { stripBars, stripLane } from './strip.ts'

const lane = (start: string | null, ...steps: readonly (readonly [number, number])[]) => ({
  start,
  totalMinutes: 0,
  steps: steps.map(([at, minutes]) => ({ at, minutes, kind: 'led' as const })),
})

test('strips share the scale of a day from 9 to 22', () => {
  expect(stripBars([lane('09:00', [0, 390])])).toEqual([[{ x: 0, width: 50, kind: 'led' }]])
  expect(stripBars([lane('15:30', [0, 390])])).toEqual([[{ x: 50, width: 50, kind: 'led' }]])
})

test('a page that ends after 22 widens its own scale', () => {
  const [[bar] = []] = stripBars([lane('21:00', [0, 840])])
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeCloseTo(100, 1)
})

test('without a clock a lane begins with the day', () => {
  expect(stripBars([lane(null, [0, 78])])).toEqual([[{ x: 0, width: 10, kind: 'led' }]])
})

test('a lane has the steps whose hour and length are known, from the first one on, over midnight', () => {
  const step = (start: string | null, durationMinutes: number | null) => ({
    start,
    durationMinutes,
    kind: 'led' as const,
  })
  const steps = [step('22:00', 90), step(null, 10), step('23:30', null), step('00:15', 45)]
  expect(stripLane({ start: '22:00', steps })).toEqual({
    start: '22:00',
    steps: [
      { at: 0, minutes: 90, kind: 'led' },
      { at: 135, minutes: 45, kind: 'led' },
    ],
  })
})
