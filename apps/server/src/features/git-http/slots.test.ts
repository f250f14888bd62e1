import { expect, test } from 'vitest'
import { createSlots } from './slots.ts'

/** Lets everything happen that only waits for the event loop. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('nobody has more places than their share, and the others go on meanwhile', async () => {
  const slots = createSlots(4, () => 3)
  const held = await Promise.all(['a', 'a', 'a'].map((caller) => slots.take(caller)))
  const order: string[] = []
  const wait = async (caller: string): Promise<() => void> => {
    const release = await slots.take(caller)
    order.push(caller)
    return release
  }
  const fourth = wait('a')
  const other = await wait('b')
  expect(order).toEqual(['b'])
  other()
  await settled()
  expect(order).toEqual(['b'])
  held[0]?.()
  await fourth
  expect(order).toEqual(['b', 'a'])
})

test('a place that was given back twice is one place', async () => {
  const slots = createSlots(1, () => 1)
  const release = await slots.take('a')
  release()
  release()
  expect(slots.tryTake('a')).not.toBeNull()
  expect(slots.tryTake('b')).toBeNull()
})

test('who goes away while waiting takes no place', async () => {
  const slots = createSlots(1, () => 1)
  const release = await slots.take('a')
  const gone = new AbortController()
  const left = slots.take('b', gone.signal)
  const next = slots.take('c')
  gone.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  release()
  await expect(next).resolves.toBeTypeOf('function')
})

test('no more than some hundred of one caller wait', async () => {
  const slots = createSlots(1, () => 1)
  await slots.take('a')
  const waiting = Array.from({ length: 257 }, () =>
    slots.take('a').then(
      () => 'in',
      () => 'busy',
    ),
  )
  expect(await Promise.race(waiting)).toBe('busy')
})
