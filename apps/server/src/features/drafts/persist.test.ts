import { ForkshopError } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { persist } from './persist.ts'

/** A write that fails so often with an error, and the pauses that were made. */
const failing = (times: number, error: Error) => {
  const seen = { tries: 0, pauses: new Array<number>() }
  const write = async (): Promise<void> => {
    seen.tries += 1
    if (seen.tries <= times) throw error
  }
  const wait = async (milliseconds: number): Promise<void> => void seen.pauses.push(milliseconds)
  return { seen, run: () => persist(write, wait) }
}

test('what the disk refuses is tried again, each time after a longer pause', async () => {
  const { seen, run } = failing(3, new Error('EIO'))
  await run()
  expect(seen).toEqual({ tries: 4, pauses: [50, 250, 1_000] })
})

test('a disk that does not come back refuses it', async () => {
  const { seen, run } = failing(9, new Error('EIO'))
  await expect(run()).rejects.toThrow('EIO')
  expect(seen.tries).toBe(4)
})

test.each([
  ['a full disk', Object.assign(new Error('full'), { code: 'ENOSPC' })],
  ['records that somebody holds', new ForkshopError('records-busy', {})],
])('%s refuses it at once', async (_, error) => {
  const { seen, run } = failing(9, error)
  await expect(run()).rejects.toBe(error)
  expect(seen).toEqual({ tries: 1, pauses: [] })
})
