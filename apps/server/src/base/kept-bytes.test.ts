import { Session } from 'node:inspector/promises'
import { expect, onTestFinished, test } from 'vitest'
import { keptBytes } from './kept-bytes.ts'

const ROOM = 1_000_000
const article = (number: number, length: number) => ({
  number,
  parts: [{ html: `<p>${String(number).padStart(length, 'é’')}</p>` }],
})

test('a value comes back as it was kept, as a copy', () => {
  const part = keptBytes(ROOM).part<object>('one')
  const value = { list: [1, null, Number.NaN], none: undefined, map: new Map([['é', '’']]) }
  part.set('key', value)
  expect(part.get('key')).toStrictEqual(value)
  expect(part.get('key')).not.toBe(part.get('key'))
  expect(part.get('other')).toBeUndefined()
})

test('what is asked of each part is counted, and what has to go', () => {
  const cache = keptBytes(10_000)
  const [one, two] = [cache.part<string>('one'), cache.part<string>('two')]
  one.set('key', 'first')
  one.get('key')
  two.get('key')
  for (let at = 0; at < 10; at += 1) two.set(String(at), 'x'.repeat(2_000))
  expect(cache.counts()).toEqual({
    one: { hits: 1, misses: 0, drops: 1 },
    two: { hits: 0, misses: 1, drops: 6 },
  })
})

test('each part has keys of its own', () => {
  const cache = keptBytes(ROOM)
  const [one, two] = [cache.part<string>('one'), cache.part<string>('two')]
  one.set('key', 'first')
  two.set('key', 'second')
  expect([one.get('key'), two.get('key')]).toEqual(['first', 'second'])
})

test('however many large articles are kept, all parts together stay under the bound', () => {
  const cache = keptBytes(ROOM)
  const parts = ['article', 'comparison', 'told'].map((name) => cache.part<object>(name))
  for (let number = 0; number < 300; number += 1) {
    const value = article(number, 1 + ((number * 7919) % 60_000))
    parts[number % 3]?.set(String(number), value)
    expect(parts[number % 3]?.get(String(number))).toEqual(value)
    expect(cache.size()).toBeLessThanOrEqual(ROOM)
  }
  expect(parts[0]?.get('0')).toBeUndefined()
  expect(cache.size()).toBeGreaterThan(ROOM / 2)
})

test('however many small values are kept, what they cost beside their bytes counts', () => {
  const cache = keptBytes(ROOM)
  const part = cache.part<number>('small')
  for (let number = 0; number < 20_000; number += 1) part.set(String(number), number)
  const kept = Array.from({ length: 20_000 }, (_, number) => part.get(String(number)))
  expect(kept.filter((one) => one !== undefined).length).toBeLessThan(ROOM / 300)
})

test('one that takes more than a quarter of the room is not kept, and drives nothing out', () => {
  const part = keptBytes(ROOM).part<object>('article')
  part.set('small', article(1, 1000))
  part.set('large', article(2, ROOM / 2))
  expect(part.get('large')).toBeUndefined()
  expect(part.get('small')).toEqual(article(1, 1000))
})

test('what is kept lies beside the heap', async () => {
  const session = new Session()
  session.connect()
  onTestFinished(() => session.disconnect())
  const heap = async (): Promise<number> => {
    await session.post('HeapProfiler.collectGarbage')
    return process.memoryUsage().heapUsed
  }
  const cache = keptBytes(64 * ROOM)
  const part = cache.part<object>('article')
  const before = await heap()
  for (let number = 0; number < 100; number += 1) part.set(String(number), article(number, 100_000))
  expect(cache.size()).toBeGreaterThan(10 * ROOM)
  expect((await heap()) - before).toBeLessThan(cache.size() / 4)
  expect(part.get('99')).toEqual(article(99, 100_000))
})
