import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkEverything } from '../../../app/check/check-everything.ts'
import { publicNetwork } from '../../imports/check-address.ts'
import { createImportJobs } from '../../imports/import-jobs.ts'
import { parseReport } from '../../imports/import-report.ts'
import { addMember, callsOf } from '../../../testing/calls.ts'
import { makeGitSource } from '../../../testing/git-source.ts'
import { testServer } from '../../../testing/test-server.ts'
import { heavyWork, type HeavyWork } from '../../../texts/threads/heavy-work.ts'
import { readUnread } from './read-unread.ts'

/** Threads that stop or refuse each reading of a text while they are told to. */
const threadsThat = (reason: 'too-heavy' | 'busy') => {
  const real = heavyWork()
  const state = { failing: true, refused: 0 }
  const heavy: HeavyWork = {
    async run(job, terms) {
      if (job.kind !== 'read' || !state.failing) return real.run(job, terms)
      state.refused += 1
      return { kind: 'given-up', reason }
    },
    counts: () => real.counts(),
    close: () => real.close(),
  }
  return { heavy, state }
}

const longText = (last: string) =>
  `# Un titre\n\n${'Un passage assez court.\n\n'.repeat(550)}${last}\n`

const openLibrary = async (reason: 'too-heavy' | 'busy') => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-unread-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const threads = threadsThat(reason)
  const open = async () => {
    const server = await testServer({ dataDirectory, overrides: { heavy: threads.heavy } })
    const readLater = () => readUnread(server.services, new AbortController().signal)
    return { server, readLater, visitor: callsOf(server) }
  }
  const opened = await open()
  const member = await addMember(opened.server, 'member@test.example')
  const check = async () => {
    const { problems } = await checkEverything(opened.server.services, () => {})
    return problems.map(({ code, page }) => `${page}: ${code}`)
  }
  return { ...threads, ...opened, member, open, check }
}

const found = async (visitor: ReturnType<typeof callsOf>, word: string) => {
  const { items } = (await visitor.get(`/search?q=${word}`)).body as { items: { slug: string }[] }
  return items.map(({ slug }) => slug)
}

describe('a page whose text could not be read when it was written', () => {
  it('is there, is told of by a check, and is read later', async () => {
    const { server, readLater, visitor, member, state, check } = await openLibrary('too-heavy')
    const made = await member.post('/pages', { text: longText('dernier'), slug: 'long' })
    expect(made).toMatchObject({ status: 201, body: { title: 'long' } })
    expect(await found(visitor, 'dernier')).toEqual([])
    expect(await check()).toEqual(['long: words-unread'])
    state.failing = false
    await readLater()
    expect(await found(visitor, 'dernier')).toEqual(['long'])
    expect((await visitor.get('/pages/long')).body).toMatchObject({ title: 'Un titre' })
    expect(await check()).toEqual([])
    await server.close()
  })

  it('is read after a restart, also when it had been tried too often', async () => {
    const { server, member, state, open } = await openLibrary('too-heavy')
    await member.post('/pages', { text: longText('dernier'), slug: 'long' })
    await server.services.database.updateTable('page_unread').set({ tries: 99 }).execute()
    await server.close()
    state.failing = false
    const again = await open()
    await again.readLater()
    expect(await found(again.visitor, 'dernier')).toEqual(['long'])
    await again.server.close()
  })

  it('is not tried without end', async () => {
    const { server, readLater, member, state } = await openLibrary('too-heavy')
    await member.post('/pages', { text: longText('dernier'), slug: 'long' })
    for (let round = 0; round < 6; round += 1) await readLater()
    expect(state.refused).toBe(1 + 3)
    await server.close()
  })

  it('has the words of its next text, once that can be read', async () => {
    const { server, visitor, member, state } = await openLibrary('too-heavy')
    const { revision } = (await member.post('/pages', { text: longText('dernier'), slug: 'long' }))
      .body as { revision: { id: string } }
    state.failing = false
    const text = longText('ultime')
    await member.put('/pages/long', { text, base: revision.id, reason: 'Encore' })
    expect(await found(visitor, 'ultime')).toEqual(['long'])
    expect(await server.services.database.selectFrom('page_unread').selectAll().execute()).toEqual(
      [],
    )
    await server.close()
  })
})

it('a text that nobody has time for is refused before anything is written', async () => {
  const { server, visitor, member, check } = await openLibrary('busy')
  const refused = await member.post('/pages', { text: longText('dernier'), slug: 'long' })
  expect(refused).toMatchObject({ status: 503, body: { code: 'busy' } })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await visitor.get('/pages/long')).status).toBe(404)
  expect(await check()).toEqual([])
  await server.close()
})

it('an import tells of texts that could not be read, and their words come later', async () => {
  const { server, readLater, visitor, state, check } = await openLibrary('too-heavy')
  const source = makeGitSource(server.dataDirectory, 'source')
  source.commit({ 'long.md': longText('dernier'), 'short.md': '# Court\n\nbref\n' }, 'Begin')
  const jobs = createImportJobs(server.services, publicNetwork)
  const from = { kind: 'folder', folder: source.directory } as const
  await jobs.start({ source: from, keepAddresses: false, importer: null }, 'once')
  await jobs.ended('once')
  const { row } = (await jobs.find('once')) ?? {}
  expect(parseReport(row?.report ?? '')).toMatchObject({
    pages: [{ path: 'long.md' }, { path: 'short.md' }],
    warnings: expect.arrayContaining([
      expect.objectContaining({ path: 'long.md', code: 'unread' }),
    ]),
  })
  state.failing = false
  await readLater()
  expect((await found(visitor, 'dernier')).length).toBe(1)
  expect(await check()).toEqual([])
  await jobs.close()
  await server.close()
})
