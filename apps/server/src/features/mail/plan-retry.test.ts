import { expect, test } from 'vitest'
import { masked, readFailure, restAfter, waitAfter } from './plan-retry.ts'

const MINUTE_MS = 60_000

test('a message waits longer after each try, six hours at most', () => {
  const waits = Array.from({ length: 9 }, (_, at) => waitAfter(at + 1) / MINUTE_MS)
  expect(waits).toEqual([1, 3, 10, 30, 60, 180, 360, 360, 360])
})

test('a server that answers nobody rests longer each time, five minutes at most', () => {
  const rests = Array.from({ length: 6 }, (_, at) => restAfter(at + 1) / 1000)
  expect(rests).toEqual([15, 30, 60, 120, 240, 300])
})

test('all secrets of a text are dots, wherever they stand', () => {
  const secrets = JSON.stringify(['abc', 'x/y'])
  expect(masked('/reset/abc and /enter/x/y, abc again', { secrets })).toBe(
    '/reset/••• and /enter/•••, ••• again',
  )
})

test('what a server says is kept short, on one line', () => {
  const said = new Error(`no\r\n${'x'.repeat(9000)}`)
  const { problem } = readFailure(said)
  expect(problem).toMatch(/^no x+$/)
  expect(problem.length).toBe(500)
})
