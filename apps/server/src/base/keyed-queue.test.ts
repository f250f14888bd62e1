import { expect, it } from 'vitest'
import { toRefusal } from './http/errors.ts'
import { keyedQueue } from './keyed-queue.ts'

it('runs work of one key in order and goes on after a failure', async () => {
  const queue = keyedQueue(250)
  const done: string[] = []
  const work = (name: string, fails = false) =>
    queue('k', async () => {
      await Promise.resolve()
      done.push(name)
      if (fails) throw new Error(name)
    })
  const results = await Promise.allSettled([work('a'), work('b', true), work('c')])
  expect(done).toEqual(['a', 'b', 'c'])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('lets a full room wait for the same page, and refuses for now who comes after', async () => {
  const queue = keyedQueue(250)
  const gate = Promise.withResolvers<void>()
  const room = Array.from({ length: 250 }, (_, index) =>
    queue('page', () => gate.promise.then(() => index)),
  )
  const late = await queue('page', async () => 'late').catch(toRefusal)
  expect(late).toMatchObject({ code: 'busy', values: { seconds: expect.any(Number) } })
  expect(await queue('another page', async () => 'done')).toBe('done')
  gate.resolve()
  expect(await Promise.all(room)).toEqual([...Array(250).keys()])
  expect(await queue('page', async () => 'done')).toBe('done')
})
