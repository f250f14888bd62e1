import { expect, test } from 'vitest'
import { createFlights, type Work } from './flights.ts'

const stays = new AbortController().signal

/** Work that ends when it is told, and counts how often it was begun and stopped. */
const heldWork = () => {
  const held = Promise.withResolvers<void>()
  const seen = { begun: 0, stopped: 0 }
  const begins: ((...wrong: readonly string[]) => void)[] = []
  const work: Work<number, string> = async (stopped, reading) => {
    const mine = (seen.begun += 1)
    begins.push((...wrong) => reading((change) => wrong.includes(change)))
    stopped.addEventListener('abort', () => (seen.stopped += 1))
    await held.promise
    return mine
  }
  return { work, seen, begins, end: () => held.resolve() }
}

test('what many ask for is done once', async () => {
  const flights = createFlights<number, string>()
  const { work, seen, end } = heldWork()
  const all = Array.from({ length: 5 }, () => flights.join('a', work, stays))
  const other = flights.join('b', work, stays)
  end()
  expect(await Promise.all(all)).toEqual([1, 1, 1, 1, 1])
  expect(await other).toBe(2)
  expect(await flights.join('a', work, stays)).toBe(3)
  expect(seen).toEqual({ begun: 3, stopped: 0 })
})

test('work is stopped when the last who asked for it goes', async () => {
  const flights = createFlights<number, string>()
  const { work, seen, end } = heldWork()
  const callers = [new AbortController(), new AbortController()]
  const all = callers.map(({ signal }) => flights.join('a', work, signal))
  callers[0]?.abort(new Error('first gone'))
  await expect(all[0]).rejects.toThrow('first gone')
  expect(seen.stopped).toBe(0)
  callers[1]?.abort(new Error('second gone'))
  await expect(all[1]).rejects.toThrow('second gone')
  expect(seen.stopped).toBe(1)
  const later = flights.join('a', work, stays)
  end()
  expect(await later).toBe(2)
})

test('after a change nobody joins what has read what changed, and everybody what has not', async () => {
  const flights = createFlights<number, string>()
  const { work, seen, begins, end } = heldWork()
  const before = flights.join('a', work, stays)
  flights.part('one')
  const joined = flights.join('a', work, stays)
  begins[0]?.('one')
  flights.part('two')
  const still = flights.join('a', work, stays)
  flights.part('one')
  const after = flights.join('a', work, stays)
  const beside = flights.join('a', work, stays)
  end()
  expect(await Promise.all([before, joined, still, after, beside])).toEqual([1, 1, 1, 2, 2])
  expect(seen.begun).toBe(2)
})

test('whoever finds the work under way is counted', async () => {
  let joined = 0
  const flights = createFlights<number, string>(() => (joined += 1))
  const { work, end } = heldWork()
  const all = [1, 2, 3].map(() => flights.join('a', work, stays))
  end()
  await Promise.all(all)
  expect(joined).toBe(2)
})

test('whoever asks before what follows is over is given what came of the work', async () => {
  const flights = createFlights<number, string>()
  const kept = Promise.withResolvers<void>()
  let begun = 0
  const work: Work<number, string> = async (_stopped, reading, until) => {
    begun += 1
    reading((change) => change === 'read')
    until(kept.promise)
    return begun
  }
  expect(await flights.join('a', work, stays)).toBe(1)
  expect(await flights.join('a', work, stays)).toBe(1)
  flights.part('read')
  expect(await flights.join('a', work, stays)).toBe(2)
  kept.resolve()
  await kept.promise
  await new Promise(setImmediate)
  expect(await flights.join('a', work, stays)).toBe(3)
})

test('nobody joins work whose result is over, and only that', async () => {
  const flights = createFlights<{ readonly at: number }, string>()
  const kept = Promise.withResolvers<void>()
  let begun = 0
  const work: Work<{ readonly at: number }, string> = async (_stopped, _reading, until) => {
    begun += 1
    until(kept.promise)
    return { at: begun }
  }
  const first = await flights.join('a', work, stays)
  flights.end('a', first)
  expect(await flights.join('a', work, stays)).toEqual({ at: 2 })
  flights.end('a', first)
  expect(await flights.join('a', work, stays)).toEqual({ at: 2 })
  kept.resolve()
})

test('a fault is told to all, and the next begins anew', async () => {
  const flights = createFlights<number, string>()
  const fault = (): Promise<number> => Promise.reject(new Error('fault'))
  const all = [flights.join('a', fault, stays), flights.join('a', fault, stays)]
  for (const one of all) await expect(one).rejects.toThrow('fault')
  expect(await flights.join('a', () => Promise.resolve(1), stays)).toBe(1)
})
