import { expect, test } from 'vitest'
import { stripBars } from './strip.ts'

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
