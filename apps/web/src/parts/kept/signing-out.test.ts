import { expect, test } from 'vitest'
import { createSigningOut } from './signing-out.ts'
import type { UnsentDraft } from './unsent-drafts.ts'

const circle: UnsentDraft = { draft: 'd', title: 'Circle', lang: 'en', passages: 2 }

/** Somebody who signs out on a device that keeps this of each account. */
const leaving = (kept: Readonly<Record<string, readonly UnsentDraft[]>>, account = 'ann') => {
  const done: string[] = []
  const { asked, answer, leave } = createSigningOut({
    account: () => account,
    signOut: async () => void done.push('signed out'),
    unsentOf: async (id) => kept[id] ?? [],
  })
  const untilAsked = (): Promise<void> => expect.poll(() => asked.value).toEqual([circle])
  return { done, asked, answer, leave, untilAsked }
}

test('who leaves nothing behind is asked nothing', async () => {
  const { done, asked, leave } = leaving({ bo: [circle] })
  expect(await leave()).toBe(true)
  expect(done).toEqual(['signed out'])
  expect(asked.value).toBeNull()
})

test('who has words on this device alone is asked first, and may stay', async () => {
  const { done, asked, answer, leave, untilAsked } = leaving({ ann: [circle] })
  const left = leave()
  await untilAsked()
  expect(done).toEqual([])
  answer(false)
  expect(await left).toBe(false)
  expect(done).toEqual([])
  expect(asked.value).toBeNull()
})

test('who is sure signs out', async () => {
  const { done, answer, leave, untilAsked } = leaving({ ann: [circle] })
  const left = leave()
  await untilAsked()
  answer(true)
  expect(await left).toBe(true)
  expect(done).toEqual(['signed out'])
})

test('who is asked twice answers the second time', async () => {
  const { done, answer, leave, untilAsked } = leaving({ ann: [circle] })
  const first = leave()
  await untilAsked()
  const second = leave()
  expect(await first).toBe(false)
  answer(true)
  expect(await second).toBe(true)
  expect(done).toEqual(['signed out'])
})
