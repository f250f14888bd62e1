import type { Language } from '@forkshop/domain'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { RepositoryError, type RepositoryErrorCode } from '@forkshop/repository'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { accountAuthor } from '../../records/accounts/author.ts'
import { pageIdOf, revisionIdOf } from '../row-ids.ts'
import { pageText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { answerError } from './errors.ts'

const server = useTestServer()

/** What a call that fails with this error is answered with. */
const answerTo = async (error: Error, language: Language = 'en') => {
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const app = fastify()
  app.decorateRequest('language', language)
  app.setErrorHandler((thrown, request, reply) => answerError({ log }, thrown, request, reply))
  app.get('/', () => {
    throw error
  })
  return app.inject('/')
}

test.each<[RepositoryErrorCode, number, string]>([
  ['busy', 503, 'busy'],
  ['locked', 503, 'busy'],
  ['corrupt', 500, 'internal'],
])('a repository that is %s answers %i', async (code, status, problem) => {
  const answer = await answerTo(new RepositoryError(code))
  expect(answer.json()).toMatchObject({ status, code: problem })
  expect(Number(answer.headers['retry-after'] ?? 0) > 0).toBe(status === 503)
})

test.each<[string, Error]>([
  ['a disk', Object.assign(new Error(), { code: 'ENOSPC' })],
  ['a quota', Object.assign(new Error(), { code: 'EDQUOT' })],
  ['SQLite', Object.assign(new Error(), { code: 'ERR_SQLITE_ERROR', errcode: 13 })],
  ['PostgreSQL', Object.assign(new Error(), { code: '53100' })],
  ['git', new RepositoryError('no-room')],
  ['what failed for it', new Error('x', { cause: Object.assign(new Error(), { code: 'EFBIG' }) })],
])('no room, by the word of %s, answers 507', async (_who, error) => {
  expect((await answerTo(error)).json()).toMatchObject({ status: 507, code: 'no-room' })
  expect((await answerTo(error, 'fr')).json().detail).toContain('plein')
})

test('who meets a busy repository reads when to try again, in their language', async () => {
  const [french, english] = await Promise.all(
    (['fr', 'en'] as const).map((language) => answerTo(new RepositoryError('busy'), language)),
  )
  expect(french?.json().detail).toContain('secondes')
  expect(english?.json().detail).toContain('seconds')
})

test('a page whose line of writers is full takes no more until it moved on', async () => {
  const user = await addUser(server, 'writer@example.org')
  const headers = await signIn(server, user.email)
  const { id, slug, head } = await testPage(server, headers, 'crowded')
  const { database, library } = server.services
  const { lineage } = await database
    .selectFrom('page')
    .select('lineage')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const refs = path.join(server.dataDirectory, 'lineages', `${lineage}.git`, 'refs/namespaces', id)
  const lock = path.join(refs, 'refs/heads/main.lock')
  const author = accountAuthor(server.services, user)
  const write = () =>
    library.commit({
      page: pageIdOf(id),
      base: revisionIdOf(head),
      text: pageText('Page crowded', 'Other words.\n'),
      media: [],
      alsoParents: [],
      commit: { author, committer: author, time: new Date(), reason: 'Words', trailers: [] },
    })
  // Somebody holds git's own lock, so the first writer waits and all others behind it.
  writeFileSync(lock, '')
  const waiting = Array.from({ length: 256 }, write)
  const put = (base: string) =>
    server.inject({
      method: 'PUT',
      url: `/api/v1/pages/${slug}`,
      headers,
      payload: { text: pageText('Page crowded', 'Mine.\n'), base, reason: 'Mine' },
    })
  try {
    const refused = await put(head)
    expect(refused.json()).toMatchObject({ code: 'busy', status: 503 })
    expect(refused.headers['retry-after']).toBeDefined()
  } finally {
    rmSync(lock)
  }
  const outcomes = await Promise.all(waiting)
  const committed = outcomes.flatMap((one) => (one.kind === 'committed' ? [one.revision] : []))
  expect(committed).toHaveLength(1)
  expect((await put(committed[0] ?? '')).statusCode).toBe(200)
  expect(await database.selectFrom('intent').select('id').execute()).toEqual([])
})
