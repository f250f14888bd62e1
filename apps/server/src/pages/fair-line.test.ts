import { expect, it } from 'vitest'
import { fairLine } from './fair-line.ts'

const bounds = { places: 1, waiting: 4, waitingOfOne: 3 }

/** Jobs that end when told to, in the order in which they got their place. */
const jobsIn = (line: ReturnType<typeof fairLine>) => {
  const begun: string[] = []
  const places: (() => void)[] = []
  return {
    begun,
    enter: async (caller: string, name: string, patient = false) => {
      const place = await line.enter(caller, patient)
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
  const all = [enter('ann', 'a'), enter('ann', 'b', true), enter('ann', 'c')]
  expect(await all[2]).toBe('busy')
  await endAll()
  expect(await all[1]).toBe('begun')
  expect(begun).toEqual(['a', 'b'])
})

it('takes a place back once', async () => {
  const line = fairLine({ places: 1, waiting: 1, waitingOfOne: 1 })
  const place = await line.enter('ann', false)
  if (place === 'busy') throw new Error('busy')
  place()
  place()
  expect(await line.enter('ann', false)).not.toBe('busy')
  const second = line.enter('bo', false)
  expect(await line.enter('cy', false)).toBe('busy')
  expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
})
