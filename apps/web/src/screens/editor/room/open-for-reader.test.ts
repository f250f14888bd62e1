import { expect, test } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { createSessionStore } from '../../../base/session/use-session.ts'
import { openForReader } from './open-for-reader.ts'

/** A tab whose server answers these accounts, one after the other. */
const tabOf = (...accounts: readonly (string | null)[]) => {
  let asked = 0
  const client = clientAnswering(() => {
    const id = accounts[Math.min(asked, accounts.length - 1)] ?? null
    asked += 1
    return { account: id === null ? null : { id } }
  })
  const store = createSessionStore(client)
  const did: string[] = []
  return {
    store,
    did,
    asked: () => asked,
    open: () =>
      openForReader(
        store,
        async (reader) => {
          const whose = reader?.account?.id ?? 'nobody'
          did.push(whose)
          return `draft of ${whose}`
        },
        () => did.push('other'),
      ),
  }
}

test('a tab that asks for the first time asks once', async () => {
  const { open, asked } = tabOf('ann')
  expect(await open()).toBe('draft of ann')
  expect(asked()).toBe(1)
})

test('a tab that knows its session since a while opens once for who is still there', async () => {
  const { store, open, did } = tabOf('ann')
  await store.ready()
  expect(await open()).toBe('draft of ann')
  expect(did).toEqual(['ann'])
})

test.each([
  ['another account', 'bo', 'bo'],
  ['nobody', null, 'nobody'],
])('where %s is signed in meanwhile it is opened anew', async (_, now, whose) => {
  const { store, open, did } = tabOf('ann', now)
  await store.ready()
  expect(await open()).toBe(`draft of ${whose}`)
  expect(did).toEqual(['ann', 'other', whose])
})
