// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { clientKey } from '../../base/session/use-client.ts'
import { createKeptIdeas, keptIdeasKey, type KeptIdeas } from './kept-ideas.ts'
import { useWaitingIdeas } from './use-waiting-ideas.ts'

const waiting = (id: string) => JSON.stringify([{ id, page: 'page', text: id, state: 'waiting' }])

/** The site on a device whose storage holds `browser.held`; `sent` are the ideas that arrived. */
const opened = async (held: string | null, line: { isCut: boolean } = { isCut: false }) => {
  const browser = { held }
  const sent: unknown[] = []
  const client = clientAnswering(({ body }) => {
    if (line.isCut) return new TypeError('no line')
    sent.push(body)
    return body
  })
  const kept: KeptIdeas = createKeptIdeas(() => ({
    getItem: () => browser.held,
    setItem: (_, value) => (browser.held = value),
  }))
  await inSetup(
    () => {
      useWaitingIdeas()
      return true
    },
    {
      install: (app) => {
        app.provide(clientKey, client)
        app.provide(keptIdeasKey, kept)
      },
    },
  )
  return { kept, sent, browser }
}

test('one that waits is sent when the site opens', async () => {
  const { kept, sent, browser } = await opened(waiting('a'))
  await expect.poll(() => kept.sent.value).toMatchObject({ id: 'a' })
  expect([sent.length, browser.held]).toEqual([1, '[]'])
})

test('one that found no line is sent when the line comes back', async () => {
  const line = { isCut: true }
  const { kept, sent } = await opened(waiting('a'), line)
  await expect.poll(() => kept.all.value).toHaveLength(1)
  await expect.poll(() => kept.sending.value).toBeNull()
  line.isCut = false
  dispatchEvent(new Event('online'))
  await expect.poll(() => kept.sent.value).toMatchObject({ id: 'a' })
  expect(sent).toHaveLength(1)
})

test('what another tab keeps is known here, and not sent twice', async () => {
  const { kept, sent, browser } = await opened(null)
  browser.held = waiting('b')
  dispatchEvent(new Event('storage'))
  await expect.poll(() => kept.all.value).toMatchObject([{ id: 'b' }])
  expect(sent).toEqual([])
})
