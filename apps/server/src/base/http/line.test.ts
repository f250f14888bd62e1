import { expect, test } from 'vitest'
import { createLine } from './line.ts'

const stays = new AbortController().signal
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Works of a line by name, each under way until it is ended. */
const works = () => {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
  }
  return { begun, work, end: (name: string) => ends.get(name)?.() }
}

test('so many run at once, the others in the order in which they came', async () => {
  const line = createLine({ atOnce: 2, waiting: 10 })
  const { begun, work, end } = works()
  const all = ['a', 'b', 'c', 'd'].map((name) => line.run(work(name), stays))
  await turn()
  expect(begun).toEqual(['a', 'b'])
  end('b')
  expect(await all[1]).toBe('b')
  await turn()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const name of ['a', 'c']) end(name)
  await all[2]
  await turn()
  end('d')
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

test('what comes beyond those that may wait is refused, and told when to come back', async () => {
  const line = createLine({ atOnce: 1, waiting: 1 })
  const { work, end } = works()
  const all = ['a', 'b'].map((name) => line.run(work(name), stays))
  await expect(line.run(work('c'), stays)).rejects.toMatchObject({
    code: 'busy',
    values: { seconds: 5 },
  })
  end('a')
  await all[0]
  await turn()
  end('b')
  expect(await Promise.all(all)).toEqual(['a', 'b'])
})

test('who goes while waiting leaves the line, and their place to another', async () => {
  const line = createLine({ atOnce: 1, waiting: 1 })
  const { begun, work, end } = works()
  const leaving = new AbortController()
  const first = line.run(work('a'), stays)
  const left = line.run(work('left'), leaving.signal)
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  const second = line.run(work('b'), stays)
  end('a')
  await first
  await turn()
  end('b')
  await second
  expect(begun).toEqual(['a', 'b'])
})

test('who has gone before never runs', async () => {
  const line = createLine({ atOnce: 1, waiting: 1 })
  await expect(
    line.run(() => Promise.reject(new Error('ran')), AbortSignal.abort(new Error('gone'))),
  ).rejects.toThrow('gone')
})

test('a work that fails makes room like any other', async () => {
  const line = createLine({ atOnce: 1, waiting: 1 })
  const failed = line.run(() => Promise.reject(new Error('fault')), stays)
  const next = line.run(() => Promise.resolve('next'), stays)
  await expect(failed).rejects.toThrow('fault')
  expect(await next).toBe('next')
})

test('the event loop has its turn between two works', async () => {
  const line = createLine({ atOnce: 1, waiting: 10 })
  const seen: string[] = []
  const work = (name: string) => async () => void seen.push(name)
  const all = ['a', 'b', 'c'].map((name) => line.run(work(name), stays))
  const others = [1, 2, 3].reduce(async (before) => {
    await before
    await turn()
    seen.push('turn')
  }, Promise.resolve())
  await Promise.all([...all, others])
  expect(seen.join(' ')).toMatch(/a( turn)+ b( turn)+ c/)
})
