import { expect, test } from 'vitest'
import { createKeyedQueue } from './queue.ts'

const gate = (): { readonly passed: Promise<void>; readonly open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}

test('tasks of one key run one after the other, also behind a failed one', async () => {
  const queue = createKeyedQueue(10)
  const order: string[] = []
  const first = gate()
  const failing = queue.run('a', async () => {
    await first.passed
    order.push('first')
    throw new Error('failed')
  })
  const second = queue.run('a', async () => order.push('second'))
  first.open()
  await expect(failing).rejects.toThrow('failed')
  await second
  expect(order).toEqual(['first', 'second'])
})

test('tasks of other keys do not wait', async () => {
  const queue = createKeyedQueue(10)
  const first = gate()
  const waiting = queue.run('a', () => first.passed)
  expect(await queue.run('b', async () => 'done')).toBe('done')
  first.open()
  await waiting
})

test('a full line is busy and takes tasks again once it has moved', async () => {
  const queue = createKeyedQueue(2)
  const first = gate()
  const running = [queue.run('a', () => first.passed), queue.run('a', async () => undefined)]
  await expect(queue.run('a', async () => undefined)).rejects.toMatchObject({
    code: 'repository-busy',
  })
  first.open()
  await Promise.all(running)
  expect(await queue.run('a', async () => 'done')).toBe('done')
})

test('closing waits for what runs and refuses what comes', async () => {
  const queue = createKeyedQueue(2)
  const first = gate()
  let done = false
  const running = queue.run('a', async () => {
    await first.passed
    await new Promise((resolve) => setImmediate(resolve))
    done = true
  })
  const closing = queue.close()
  await expect(queue.run('a', async () => undefined)).rejects.toMatchObject({
    code: 'repository-closed',
  })
  first.open()
  await closing
  expect(done).toBe(true)
  await running
})
