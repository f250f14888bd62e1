import { expect, test } from 'vitest'
import { roomGuard } from './room-guard.ts'

/** A guard with a diary of what was written and done in which order. */
const setUp = () => {
  const diary: string[] = []
  const guard = roomGuard()
  const write = (name: string) =>
    guard.accept('d', async () => {
      diary.push(`writes ${name}`)
      await turn()
      diary.push(`wrote ${name}`)
    })
  const freeze = (name: string, close: boolean) =>
    guard.freeze('d', async () => {
      diary.push(`begins ${name}`)
      await turn()
      diary.push(`ends ${name}`)
      return { result: name, close }
    })
  return { diary, guard, write, freeze }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('waits for what is being written before it freezes', async () => {
  const { diary, write, freeze } = setUp()
  await Promise.all([write('a'), freeze('publish', false)])
  expect(diary).toEqual(['writes a', 'wrote a', 'begins publish', 'ends publish'])
})

test('lets updates wait while frozen, then takes them', async () => {
  const { diary, write, freeze } = setUp()
  await Promise.all([freeze('publish', false), write('a')])
  expect(diary).toEqual(['begins publish', 'ends publish', 'writes a', 'wrote a'])
})

test('refuses what comes after closing', async () => {
  const { guard, diary, write, freeze } = setUp()
  const late = Promise.allSettled([freeze('publish', true), write('a')])
  expect((await late)[1]).toMatchObject({ reason: { code: 'draft-closed' } })
  await expect(write('b')).rejects.toMatchObject({ code: 'draft-closed' })
  expect(diary).toEqual(['begins publish', 'ends publish'])
  expect(guard.isClosed('d')).toBe(true)
})

test('refuses the second of two that close', async () => {
  const { freeze } = setUp()
  const both = await Promise.allSettled([freeze('first', true), freeze('second', true)])
  expect(both[1]).toMatchObject({ reason: { code: 'draft-closed' } })
})

test('takes updates again after a failure', async () => {
  const { guard, diary, write } = setUp()
  await expect(guard.freeze('d', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  await write('a')
  expect(diary).toEqual(['writes a', 'wrote a'])
})
