import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { RECORDS_FILE } from '../../records/database/open-database.ts'
import { callerAt, draftServer, makePage } from '../../testing/draft-server.ts'
import { environmentOf, startProcess } from '../../testing/server-process.ts'
import type { TestServerOptions } from '../../testing/test-server.ts'
import { addWatchers } from '../../testing/watching-crowd.ts'

/** A library of its own with a page that many follow. */
const followedPage = async (watchers: number) => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-told-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const secret = environmentOf(dataDirectory)['FORKSHOP_SECRET'] ?? ''
  // a process of its own finds its records in the folder
  const options: TestServerOptions = { dataDirectory, settings: { secret, databaseUrl: null } }
  const server = await draftServer(options)
  const [ann, bo] = [await server.person('Ann'), await server.person('Bo')]
  const slug = await makePage(ann)
  const { id } = await ann.call('getPage', { params: { slug } })
  await server.told()
  await addWatchers(server.services, id, watchers)
  return { options, dataDirectory, server, ann, bo, slug }
}

const countTold = (dataDirectory: string): number => {
  const records = new DatabaseSync(path.join(dataDirectory, RECORDS_FILE), { readOnly: true })
  try {
    const row = records.prepare(`select count(*) as n from notice where kind = 'idea-said'`).get()
    return Number(row?.['n'])
  } finally {
    records.close()
  }
}

test('a server that is killed while it tells thousands loses nobody and tells nobody twice', async () => {
  const watchers = 10_000
  const { options, dataDirectory, server, bo, slug } = await followedPage(watchers)
  await server.close()
  const process = await startProcess(dataDirectory)
  const call = callerAt(process.url, bo.headers)
  await call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
  await expect.poll(() => countTold(dataDirectory), { interval: 2 }).toBeGreaterThan(0)
  await process.kill()
  const before = countTold(dataDirectory)
  const again = await draftServer(options)
  onTestFinished(() => again.close())
  await again.told()
  expect(before).toBeLessThan(watchers)
  expect(countTold(dataDirectory)).toBe(watchers + 1)
}, 120_000)

test('whoever acts is answered before those who follow are told', async () => {
  const { server, bo, slug, dataDirectory } = await followedPage(3000)
  onTestFinished(() => server.close())
  await bo.call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
  expect(countTold(dataDirectory)).toBeLessThan(3000)
  await server.told()
  expect(countTold(dataDirectory)).toBe(3001)
}, 60_000)
