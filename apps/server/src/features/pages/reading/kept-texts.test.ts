import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { callsOf, formatText } from '../../../testing/calls.ts'
import { addUser, signIn, testServer } from '../../../testing/test-server.ts'
import { blocksOf, readingOf } from '../../../texts/kept-texts.ts'
import type { TextJob } from '../../../texts/jobs/text-jobs.ts'
import { heavyWork, type HeavyWork } from '../../../texts/threads/heavy-work.ts'

const textOf = (body: string) => formatText({ title: 'Suivie', body })
const [first, second] = [textOf('## Un titre\n\nPassage.\n'), textOf('## Un titre\n\nAutre.\n')]

/** A server on a folder that outlives it, with all work on texts that it was asked for. */
async function watched() {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-kept-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const jobs: TextJob[] = []
  const taken: string[] = []
  const start = async () => {
    const real = heavyWork()
    const heavy: HeavyWork = {
      run(job, terms) {
        jobs.push(job)
        return real.run(job, terms)
      },
      counts: () => real.counts(),
      close: () => real.close(),
    }
    const server = await testServer({ dataDirectory, overrides: { heavy } })
    const { kept } = server.services
    const get = kept.get.bind(kept)
    kept.get = (owner, name) => {
      taken.push(name)
      return get(owner, name)
    }
    return server
  }
  let server = await start()
  onTestFinished(() => server.close())
  await addUser(server, 'member@test.example', { admin: true })
  const member = async () => callsOf(server, await signIn(server, 'member@test.example'))
  return {
    member,
    services: () => server.services,
    async restart() {
      await server.close()
      server = await start()
    },
    /** Kinds of the work since it was last asked for, but for who wrote the words. */
    done: () => jobs.splice(0).flatMap(({ kind }) => (kind === 'line' ? [] : [kind])),
    jobs: () => jobs.splice(0),
    /** Names of what was taken from what is kept, since it was last asked for. */
    taken: () => taken.splice(0),
  }
}

/** The page twice published; answers its revisions. */
async function published({ member }: Awaited<ReturnType<typeof watched>>) {
  const calls = await member()
  const made = await calls.post('/pages', { text: first, slug: 'suivie', reason: 'Début' })
  const before = revisionOf(made.body)
  const then = await calls.put('/pages/suivie', { text: second, base: before, reason: 'Suite' })
  return { calls, id: String(made.body['id']), before, after: revisionOf(then.body) }
}

const revisionOf = ({ revision }: Record<string, unknown>): string =>
  typeof revision === 'object' && revision !== null && 'id' in revision ? String(revision.id) : ''

test('a text that was published here is never parsed again for its readers, also after a restart', async () => {
  const library = await watched()
  const { before } = await published(library)
  expect(library.done()).toEqual(['read', 'read'])
  await library.restart()
  const calls = await library.member()
  for (const at of ['head', before]) {
    const { body } = await calls.get(`/pages/suivie/view?at=${at}`)
    expect(JSON.stringify(body['parts'])).toContain(at === 'head' ? 'Autre.' : 'Passage.')
    expect(body).toMatchObject({ title: 'Suivie', outline: [{ id: 'un-titre' }] })
    await calls.get(`/pages/suivie/agenda?at=${at}`)
  }
  expect(library.done()).toEqual([])
})

test('what was kept of an old revision is taken once for a page that shows it', async () => {
  const library = await watched()
  const { before } = await published(library)
  await library.restart()
  const calls = await library.member()
  library.taken()
  const { body } = await calls.get(`/pages/suivie/view?at=${before}`)
  expect(body).toMatchObject({ title: 'Suivie', outline: [{ id: 'un-titre' }] })
  expect(library.taken()).toEqual([expect.stringMatching(/ reading$/)])
})

test('texts that were published here are compared from what was kept of them', async () => {
  const library = await watched()
  const { before, after } = await published(library)
  await library.restart()
  library.jobs()
  const calls = await library.member()
  const view = `/pages/suivie/compare/view?from=${before}&to=${after}`
  expect(JSON.stringify((await calls.get(view)).body)).toContain('Autre')
  expect(library.jobs()).toEqual([
    expect.objectContaining({
      kind: 'draw',
      blocks: { before: expect.any(Uint8Array), after: expect.any(Uint8Array) },
    }),
  ])
})

test('a revision of which nothing is kept is read once, and kept', async () => {
  const library = await watched()
  const { calls, id, before, after } = await published(library)
  library.services().kept.drop(id)
  library.done()
  await calls.get(`/pages/suivie/compare/view?from=${before}&to=${after}`)
  expect(library.done()).toEqual(['draw'])
  for (const text of [first, second]) {
    expect(blocksOf(library.services(), { page: id, text })).toBeDefined()
    expect(readingOf(library.services(), { page: id, text })).toBeNull()
  }
  await calls.get(`/pages/suivie/view?at=${before}`)
  expect(library.done()).toEqual(['read-to-show'])
  await library.restart()
  await (await library.member()).get(`/pages/suivie/view?at=${before}`)
  expect(library.done()).toEqual([])
})

test('a version of a state that was never read is read when it is released', async () => {
  const library = await watched()
  const { calls, id, before } = await published(library)
  library.services().kept.drop(id)
  library.done()
  const version = { level: 'minor', notes: 'Une', at: before }
  expect((await calls.post('/pages/suivie/versions', version)).status).toBe(201)
  expect(library.done()).toEqual(['read-to-show'])
  const { body } = await calls.get('/pages/suivie/view?at=0.1')
  expect(JSON.stringify(body['parts'])).toContain('Passage.')
  expect(library.done()).toEqual([])
})

test('a text that follows another is read from what was kept of that', async () => {
  const library = await watched()
  const long = 'Un passage assez long.\n\n'.repeat(120)
  const calls = await library.member()
  const made = await calls.post('/pages', { text: textOf(long), slug: 'longue' })
  library.jobs()
  const base = revisionOf(made.body)
  const text = textOf(`${long}La fin.\n`)
  await calls.put('/pages/longue', { text, base, reason: 'Suite' })
  const near = { text: textOf(long), made: expect.anything() }
  expect(library.jobs()).toEqual([expect.objectContaining({ kind: 'read', text, near })])
  const { body } = await calls.get('/pages/longue/view')
  expect(JSON.stringify(body['parts'])).toContain('La fin.')
  library.services().kept.drop(String(made.body['id']))
  await calls.get(`/pages/longue/agenda?at=${base}`)
  await calls.get('/pages/longue/agenda')
  await calls.get('/pages/longue/agenda')
  expect(library.done()).toEqual(['read-to-show', 'read-to-show'])
})

test('what is kept of a text belongs to its page, and goes with it', async () => {
  const library = await watched()
  const { calls, id } = await published(library)
  const text = second
  expect(readingOf(library.services(), { page: id, text })).not.toBeNull()
  expect(readingOf(library.services(), { page: 'another', text })).toBeNull()
  await calls.del('/pages/suivie', { reason: 'Fini' })
  expect(readingOf(library.services(), { page: id, text })).toBeNull()
  expect(blocksOf(library.services(), { page: id, text })).toBeUndefined()
})

test('the text of a fork is read from what was kept of its origin, and once, with the fields that were read to check it', async () => {
  const library = await watched()
  const long = textOf('Un passage assez long.\n\n'.repeat(120))
  const calls = await library.member()
  await calls.post('/pages', { text: long, slug: 'longue' })
  library.jobs()
  await calls.post('/pages/longue/forks', { title: 'Autre', reason: 'Essai' })
  const text = expect.stringContaining('title: Autre')
  const near = { text: long, made: expect.anything() }
  expect(library.jobs()).toEqual([
    expect.objectContaining({
      kind: 'read',
      text,
      near,
      fields: expect.objectContaining({ title: 'Autre', kind: 'format' }),
    }),
  ])
})
