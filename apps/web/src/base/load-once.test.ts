import { expect, test } from 'vitest'
import { loadOnce } from './load-once.ts'

test('a part is loaded once, however often it is asked for', async () => {
  let loaded = 0
  const part = loadOnce(async () => (loaded += 1))
  expect(await Promise.all([part(), part()])).toEqual([1, 1])
  expect(await part()).toBe(1)
})

test('a part that could not be loaded is loaded when it is asked for again', async () => {
  let asked = 0
  const part = loadOnce(async () => {
    asked += 1
    if (asked === 1) throw new Error('no line')
    return asked
  })
  await expect(part()).rejects.toThrow('no line')
  expect(await part()).toBe(2)
})
