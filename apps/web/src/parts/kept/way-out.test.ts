import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import { createSessionStore } from '../../base/session/use-session.ts'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import type { UnsentDraft } from './unsent-drafts.ts'
import { createWayOut } from './way-out.ts'

const circle: UnsentDraft = { draft: 'd', title: 'Circle', lang: 'en', passages: 2 }

/** Somebody who signs out on a device that keeps this of each account. */
const leaving = async (kept: Readonly<Record<string, readonly UnsentDraft[]>>) => {
  const done: string[] = []
  const asked = shallowRef<readonly UnsentDraft[] | null>(null)
  const session = createSessionStore(
    clientAnswering(() => ({ account: done.length === 0 ? { id: 'ann' } : null, guestOf: null })),
  )
  await session.refresh()
  const { answer, leave } = createWayOut(asked, session, fetch, {
    end: async (_fetch, account) => void done.push(`${account} signed out`),
    unsentOf: async (id) => kept[id] ?? [],
  })
  const untilAsked = (): Promise<void> => expect.poll(() => asked.value).toEqual([circle])
  return { done, asked, answer, leave, untilAsked, session }
}

test('who leaves nothing behind is asked nothing', async () => {
  const { done, asked, leave } = await leaving({ bo: [circle] })
  expect(await leave()).toBe(true)
  expect(done).toEqual(['ann signed out'])
  expect(asked.value).toBeNull()
})

test('who has words on this device alone is asked first, and may stay', async () => {
  const { done, asked, answer, leave, untilAsked } = await leaving({ ann: [circle] })
  const left = leave()
  await untilAsked()
  expect(done).toEqual([])
  answer(false)
  expect(await left).toBe(false)
  expect(done).toEqual([])
  expect(asked.value).toBeNull()
})

test('who is sure signs out', async () => {
  const { done, answer, leave, untilAsked, session } = await leaving({ ann: [circle] })
  const left = leave()
  await untilAsked()
  answer(true)
  expect(await left).toBe(true)
  expect(done).toEqual(['ann signed out'])
  expect(session.session.value?.account).toBeNull()
})

test('who is asked twice answers the second time', async () => {
  const { done, answer, leave, untilAsked } = await leaving({ ann: [circle] })
  const first = leave()
  await untilAsked()
  const second = leave()
  expect(await first).toBe(false)
  answer(true)
  expect(await second).toBe(true)
  expect(done).toEqual(['ann signed out'])
})

test('who is somebody else once the question is answered stays signed in', async () => {
  const who = ['ann', 'bo']
  const session = createSessionStore(
    clientAnswering(() => ({ account: { id: who.shift() }, guestOf: null })),
  )
  await session.refresh()
  const asked = shallowRef<readonly UnsentDraft[] | null>(null)
  const ended: (string | null)[] = []
  const { answer, leave } = createWayOut(asked, session, fetch, {
    end: async (_fetch, account) => void ended.push(account),
    unsentOf: async () => [circle],
  })
  const left = leave()
  await expect.poll(() => asked.value).toEqual([circle])
  await session.refresh()
  answer(true)
  expect(await left).toBe(false)
  expect(ended).toEqual([])
  expect(session.session.value?.account?.id).toBe('bo')
})
