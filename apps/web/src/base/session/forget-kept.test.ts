import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetKept } from './forget-kept.ts'
import { keptDraftName } from './kept-name.ts'

const days = new Map<string, string>()
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  days.clear()
  days.set('run:e', 'ann')
  vi.stubGlobal('localStorage', {
    get length() {
      return days.size
    },
    key: (at: number) => [...days.keys()][at] ?? null,
    getItem: (key: string) => days.get(key) ?? null,
    removeItem: (key: string) => void days.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const names = [
  keptDraftName({ account: 'ann', draft: 'd', schema: 2 }),
  keptDraftName({ account: 'bo', draft: 'd', schema: 2 }),
]
const makeDrafts = async (): Promise<void> => {
  for (const name of names)
    await new Promise((resolve) => {
      indexedDB.open(name).addEventListener('success', ({ target }) => {
        if (target instanceof IDBOpenDBRequest) target.result.close()
        resolve(name)
      })
    })
}
const drafts = async () => (await indexedDB.databases()).map(({ name }) => name)

test('with an account go its drafts and the days that it led, and nobody else’s drafts', async () => {
  await makeDrafts()
  await forgetKept('ann')
  await expect.poll(drafts).toEqual(names.slice(1))
  expect(days.size).toBe(0)
})

test('of somebody unknown only the days go', async () => {
  await makeDrafts()
  await forgetKept(null)
  expect(await drafts()).toEqual(names)
  expect(days.size).toBe(0)
})
