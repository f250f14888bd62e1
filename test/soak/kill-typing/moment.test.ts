import { expect, it } from 'vitest'
import { drawMoment } from './moment.ts'

const drawn = (...numbers: readonly number[]) => {
  const left = [...numbers]
  return drawMoment(() => left.shift() ?? 0)
}

it('kills while people come, while all is quiet, and mostly while people type', () => {
  expect(drawn(0, 0.5)).toEqual({ kind: 'coming', afterMs: 200 })
  expect(drawn(0.2, 0.5)).toEqual({ kind: 'storing', afterMs: 5025 })
  expect(drawn(0.35, 0)).toEqual({ kind: 'typing', afterMs: 50 })
  expect(drawn(0.99, 0.5)).toEqual({ kind: 'typing', afterMs: 1550 })
})
