// @vitest-environment happy-dom
import type { Notice } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createSessionStore, sessionKey } from '../../base/session/use-session.ts'
import { clientKey } from '../../base/session/use-client.ts'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { aNotice } from './testing/a-notice.ts'
import { useInbox } from './use-inbox.ts'

/** A server whose lists are `told`, and what was marked on it. */
const opened = async (told: { waits: readonly Notice[]; happened: readonly Notice[] }) => {
  const marked: unknown[] = []
  const line = { isCut: false }
  const client = clientAnswering(({ name, query, body }) => {
    if (line.isCut) return new TypeError('no line')
    if (name === 'readNotices') {
      marked.push(body)
      return { unread: 0, waiting: 1 }
    }
    const notices = query['state'] === 'to-decide' ? told.waits : told.happened
    return { notices, unread: 2, waiting: 1 }
  })
  const { value } = await inSetup(() => ({ inbox: useInbox(useSubmit(), useSubmit()) }), {
    install: (app) => {
      app.provide(clientKey, client)
      app.provide(sessionKey, createSessionStore(client))
    },
  })
  await value.inbox.again()
  return { ...value, marked, line }
}
const ids = (lines: readonly Notice[] | undefined): readonly string[] =>
  (lines ?? []).map(({ id }) => id)

test('both lists are shown apart, with what is unread and what waits', async () => {
  const { inbox } = await opened({
    waits: [aNotice({ id: 'w', kind: 'idea-waits' })],
    happened: [aNotice({ id: 'h' })],
  })
  expect(ids(inbox.lists.value?.['to-decide'].lines)).toEqual(['w'])
  expect(ids(inbox.lists.value?.all.lines)).toEqual(['h'])
  expect([inbox.unread.value, inbox.waiting.value]).toEqual([2, 1])
})

test('a line is read at once, and the server is told', async () => {
  const happened = [aNotice({ id: 'a' }), aNotice({ id: 'b' })]
  const { inbox, marked } = await opened({ waits: [], happened })
  // keys are pressed faster than a server answers
  const both = happened.map((line) => inbox.mark(line, true))
  expect(inbox.lists.value?.all.lines.map(({ read }) => read)).toEqual([true, true])
  expect(await Promise.all(both)).toEqual([true, true])
  expect(marked).toEqual([
    { ids: ['a'], read: true },
    { ids: ['b'], read: true },
  ])
})

test('without a line it is unread again, and can be tried again', async () => {
  const happened = [aNotice({ id: 'a' })]
  const { inbox, line } = await opened({ waits: [], happened })
  line.isCut = true
  expect(await inbox.mark(aNotice({ id: 'a' }), true)).toBe(false)
  expect(inbox.lists.value?.all.lines.map(({ read }) => read)).toEqual([false])
})

test('all is read with one call', async () => {
  const { inbox, marked } = await opened({
    waits: [],
    happened: [aNotice({ id: 'a' }), aNotice({ id: 'b' })],
  })
  await inbox.readAll()
  expect(marked).toEqual([{ all: true }])
  expect(inbox.lists.value?.all.lines.every(({ read }) => read)).toBe(true)
  expect(inbox.unread.value).toBe(0)
})
