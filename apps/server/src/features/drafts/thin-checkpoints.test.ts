import { expect, test } from 'vitest'
import { checkpointsToDrop } from './thin-checkpoints.ts'

const at = (minutes: number): string => new Date(minutes * 60_000).toISOString()
const made = (minutes: readonly number[], size = 1) =>
  minutes.map((minute, index) => ({ id: index + 1, size, made: at(minute) }))

test('as long as there are few, all stay', () => {
  expect(checkpointsToDrop(made([0, 10, 20]), { most: 3 })).toEqual([])
})

test('the first and the newest stay, what lies close together long ago goes', () => {
  const minutes = [0, 100, 101, 200, 300, 400, 410, 420, 430, 440]
  const [dropped] = checkpointsToDrop(made(minutes), { most: 9 })
  expect(minutes[(dropped ?? 0) - 1]).toBe(101)
  const left = checkpointsToDrop(made(minutes), { most: 7 })
  expect(left).not.toContain(1)
  for (const newest of [6, 7, 8, 9, 10]) expect(left).not.toContain(newest)
})

test('a day of checkpoints each ten minutes leaves the first, the last hour, and the day between', () => {
  let kept = made([])
  for (let index = 0; index < 144; index += 1) {
    kept = [...kept, { id: index, size: 1, made: at(index * 10) }]
    const gone = new Set(checkpointsToDrop(kept))
    kept = kept.filter(({ id }) => !gone.has(id))
  }
  const ids = kept.map(({ id }) => id)
  expect(ids).toHaveLength(30)
  expect(ids).toEqual(expect.arrayContaining([0, 139, 140, 141, 142, 143]))
  const gaps = ids.slice(1).map((id, index) => id - (ids[index] ?? 0))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(16)
})

test('where the clock was set back, what was made in between goes, and order is kept', () => {
  const dropped = checkpointsToDrop(made([1000, 0, 10, 20, 30, 40, 50, 60]), { most: 7 })
  expect(dropped).toEqual([2])
})

test('when they hold too much, the oldest go, and the newest never does', () => {
  expect(checkpointsToDrop(made([0, 10, 20], 10), { mostBytes: 25 })).toEqual([1])
  expect(checkpointsToDrop(made([0, 10], 100), { mostBytes: 25 })).toEqual([1])
})
