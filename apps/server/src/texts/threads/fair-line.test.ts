import { expect, it } from 'vitest'
import { fairLine, type Waiter } from './fair-line.ts'

const bounds = { places: 1, waiting: 4, waitingOfOne: 3 }

/** Jobs that end when told to, in the order in which they got their place. */
const jobsIn = (line: ReturnType<typeof fairLine>) => {
  const begun: string[] = []
  const places: (() => void)[] = []
  return {
    begun,
    enter: async (caller: string, name: string, terms: Omit<Waiter, 'caller'> = {}) => {
      const place = await line.enter({ caller, ...terms })
      if (place === 'busy') return 'busy'
      begun.push(name)
      places.push(place)
      return 'begun'
    },
    /** Ends those that have a place, one after the other, until all are through. */
    endAll: async () => {
      for (let place = places.shift(); place !== undefined; place = places.shift()) {
        place()
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
    },
  }
}

it('serves callers in turn, however many jobs one of them sends', async () => {
  const { begun, enter, endAll } = jobsIn(fairLine(bounds))
  const all = [
    enter('ann', 'ann 1'),
    enter('ann', 'ann 2'),
    enter('ann', 'ann 3'),
    enter('bo', 'bo 1'),
  ]
  await all[0]
  await endAll()
  await Promise.all(all)
  expect(begun).toEqual(['ann 1', 'ann 2', 'bo 1', 'ann 3'])
})

it('turns away who has too many in line, and leaves room for others', async () => {
  const { enter, endAll } = jobsIn(fairLine(bounds))
  const ann = ['a', 'b', 'c', 'd', 'e'].map((name) => enter('ann', name))
  const bo = enter('bo', 'f')
  const cy = enter('cy', 'g')
  expect(await ann[4]).toBe('busy')
  expect(await cy).toBe('busy')
  await endAll()
  expect(await Promise.all([...ann.slice(0, 4), bo])).toEqual(Array(5).fill('begun'))
})

it('lets those wait who cannot be turned away', async () => {
  const { begun, enter, endAll } = jobsIn(fairLine({ places: 1, waiting: 0, waitingOfOne: 0 }))
  const all = [enter('ann', 'a'), enter('ann', 'b', { isSure: true }), enter('ann', 'c')]
  expect(await all[2]).toBe('busy')
  await endAll()
  expect(await all[1]).toBe('begun')
  expect(begun).toEqual(['a', 'b'])
})

it('takes a place back once', async () => {
  const line = fairLine({ places: 1, waiting: 1, waitingOfOne: 1 })
  const place = await line.enter({ caller: 'ann' })
  if (place === 'busy') throw new Error('busy')
  place()
  place()
  expect(await line.enter({ caller: 'ann' })).not.toBe('busy')
  const second = line.enter({ caller: 'bo' })
  expect(await line.enter({ caller: 'cy' })).toBe('busy')
  expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
})

it('lets go of who has gone, and gives their place in the line to another', async () => {
  const { begun, enter, endAll } = jobsIn(fairLine({ places: 1, waiting: 2, waitingOfOne: 1 }))
  const leaving = new AbortController()
  const first = enter('ann', 'a')
  const left = enter('bo', 'left', { gone: leaving.signal })
  const last = enter('cy', 'c')
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  const again = enter('bo', 'b')
  await first
  await endAll()
  expect(await Promise.all([last, again])).toEqual(['begun', 'begun'])
  expect(begun).toEqual(['a', 'c', 'b'])
})

it('never begins for who had gone before, nor counts twice who goes with their place', async () => {
  const line = fairLine({ places: 1, waiting: 1, waitingOfOne: 1 })
  const gone = AbortSignal.abort(new Error('gone'))
  await expect(line.enter({ caller: 'ann', gone })).rejects.toThrow('gone')
  const first = await line.enter({ caller: 'ann' })
  const leaving = new AbortController()
  const second = line.enter({ caller: 'bo', gone: leaving.signal })
  if (first === 'busy') throw new Error('busy')
  first()
  leaving.abort(new Error('gone'))
  const place = await second
  const third = line.enter({ caller: 'ann' })
  expect(await line.enter({ caller: 'cy' })).toBe('busy')
  if (place !== 'busy') place()
  expect(await third).not.toBe('busy')
})
