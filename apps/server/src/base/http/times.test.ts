import { expect, test } from 'vitest'
import { noteTime, noteTimes, noTimes, timed, toServerTiming, withTimes } from './times.ts'

test('what an answer takes is added to it, and to no other', async () => {
  const [one, other] = [noTimes(), noTimes()]
  const work = async (ms: number): Promise<void> => {
    noteTime('db', ms)
    await Promise.resolve()
    noteTimes({ queue: 1, db: ms, text: 0, draw: 0 })
  }
  await Promise.all([withTimes(one, () => work(2)), withTimes(other, () => work(3))])
  await work(100)
  expect([one, other]).toEqual([
    { queue: 1, db: 4, text: 0, draw: 0 },
    { queue: 1, db: 6, text: 0, draw: 0 },
  ])
})

test('a part that fails took its time too', async () => {
  const times = noTimes()
  const fails = () => timed('text', () => Promise.reject(new Error('too heavy')))
  await expect(withTimes(times, fails)).rejects.toThrow('too heavy')
  expect(times.text).toBeGreaterThan(0)
})

test.each([
  [{ queue: 0, db: 0, text: 0, draw: 0 }, 'total;dur=7.0'],
  [{ queue: 0.01, db: 1.26, text: 0, draw: 3 }, 'db;dur=1.3, draw;dur=3.0, total;dur=7.0'],
])('%o is told as %s', (times, told) => {
  expect(toServerTiming(times, 7)).toBe(told)
})
