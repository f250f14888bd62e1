import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { callerAt, draftServer, problemOf, TEXT } from '../../testing/draft-server.ts'
import { enterRoom, writeParagraph } from '../../testing/room-client.ts'
import { environmentOf, startProcess } from '../../testing/server-process.ts'
import type { TestServerOptions } from '../../testing/test-server.ts'

/** Published at once: when the first is answered the others are somewhere between. */
const STARTS = 12

test(
  'a server killed among first publishes leaves of each text the draft or the page, with every word',
  { timeout: 120_000 },
  async () => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-start-kill-'))
    onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
    const secret = environmentOf(dataDirectory)['FORKSHOP_SECRET'] ?? ''
    const options: TestServerOptions = { dataDirectory, settings: { secret, databaseUrl: null } }
    const before = await draftServer(options)
    const ann = await before.person('Ann')
    const starts: { readonly id: string; readonly slug: string; readonly words: string }[] = []
    for (let at = 0; at < STARTS; at += 1) {
      const text = TEXT.replace('Tour de table', `Début ${at}`)
      const draft = await ann.call('startDraft', { body: { text } })
      const client = await enterRoom({ url: before.base, ...draft })
      const words = `Ce qui était écrit dans ${at}.`
      writeParagraph(client.ydoc, words)
      await client.acknowledged()
      client.close()
      starts.push({ id: draft.id, slug: `debut-${at}`, words })
    }
    await before.close()

    const first = await startProcess(dataDirectory)
    const call = callerAt(first.url, ann.headers)
    const answered = new Set<string>()
    const publishing = starts.map(async ({ id }) => {
      await call('publishDraft', { params: { id }, body: { reason: 'Premier texte' } })
      answered.add(id)
    })
    const ended = Promise.allSettled(publishing)
    await Promise.any(publishing)
    await first.kill()
    await ended
    expect(answered.size).toBeLessThan(STARTS)

    const second = await startProcess(dataDirectory)
    try {
      const ask = callerAt(second.url, ann.headers)
      const open = new Set((await ask('listMyDrafts', {})).items.map(({ id }) => id))
      const pages = new Set(
        (await ask('listPages', { query: { limit: 100 } })).items.map(({ slug }) => slug),
      )
      for (const { id, slug, words } of starts) {
        const params = { id }
        // the one or the other, and the page where that was answered
        expect([id, pages.has(slug)]).toEqual([id, !open.has(id)])
        expect([id, open.has(id) && answered.has(id)]).toEqual([id, false])
        // what was cut short is gone on with, at the address that it would have had
        if (open.has(id)) await ask('publishDraft', { params, body: { reason: 'Encore' } })
        expect(await problemOf(ask('getDraft', { params }))).toMatchObject({ code: 'not-open' })
        expect((await ask('getPage', { params: { slug } })).text).toContain(words)
      }
    } finally {
      await second.kill()
    }
  },
)
