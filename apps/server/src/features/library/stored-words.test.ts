import { beforeAll, describe, expect, it } from 'vitest'
import { findPage } from '../../records/pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { callsOf, formatText } from '../../testing/calls.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const visitor = callsOf(server)
const MEGABYTES = 'm'.repeat(3_000_000)
const somebody = { name: 'n'.repeat(1000), email: 'somebody@elsewhere.example' }
const commit = {
  author: somebody,
  committer: somebody,
  time: new Date('2026-01-01T10:00:00Z'),
  reason: MEGABYTES,
  trailers: [],
}

/** A page as it was left before there was a limit: in git, in its index and in the records. */
beforeAll(async () => {
  await addUser(server, 'ann@test.example')
  const ann = callsOf(server, await signIn(server, 'ann@test.example'))
  await ann.post('/pages', { slug: 'longue', text: formatText({ title: 'Longue' }) })
  const { library, database } = server.services
  const row = await findPage(server.services, 'longue')
  const page = pageIdOf(row.id)
  const base = revisionIdOf(row.head)
  const text = formatText({ title: 'Longue', body: 'Un autre passage.\n' })
  const proposed = await ann.post('/pages/longue/proposals', {
    text,
    base,
    title: 'A',
    reason: 'B',
  })
  if (proposed.status !== 201) throw new Error(proposed.text)
  const written = await library.commit({ page, base, text, media: [], alsoParents: [], commit })
  if (written.kind !== 'committed') throw new Error(written.kind)
  await database.updateTable('page').set({ head: written.revision }).execute()
  await database.updateTable('change').set({ reason: MEGABYTES, person_name: MEGABYTES }).execute()
  await database.updateTable('proposal').set({ reason: MEGABYTES, title: MEGABYTES }).execute()
}, 60_000)

describe('words of any length that are stored already', () => {
  it.each([
    '/changes',
    '/home',
    '/pages/longue',
    '/pages/longue/view',
    '/pages/longue/revisions',
    '/pages/longue/proposals',
    '/pages/longue/proposals/1',
    '/pages/longue/proposals/1/view',
    '/pages/longue/provenance',
  ])('make no long answer of %s', async (path) => {
    const answer = await visitor.get(path)
    expect(answer.status, answer.text.slice(0, 200)).toBe(200)
    expect(answer.text.length).toBeLessThan(40_000)
  })

  it('are told by their beginning', async () => {
    const { items } = Object((await visitor.get('/pages/longue/revisions')).body)
    expect(items[0].reason).toMatch(/^m{299}…$/)
    expect(items[0].author.name).toMatch(/^n{79}…$/)
  })

  it('do not go into the revision of an acceptance', async () => {
    const ann = callsOf(server, await signIn(server, 'ann@test.example'))
    const accepted = await ann.post('/pages/longue/proposals/1/accept', {})
    expect(accepted.status, accepted.text.slice(0, 200)).toBe(200)
    expect(accepted.text.length).toBeLessThan(4000)
  })
})
