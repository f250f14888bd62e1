import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { lockDataFolder } from '../../base/disk/owner-lock.ts'
import { callsOf } from '../../testing/calls.ts'
import { draftServer } from '../../testing/draft-server.ts'
import { fillLibrary } from '../../testing/filled-library.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import { signIn, TEST_PASSWORD, testServer, type TestServer } from '../../testing/test-server.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-rebuild-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const original = path.join(home, 'original')

/** Pages that were made in the same second come in any order. */
const bySlug = (pages: unknown) =>
  (pages as { slug: string }[]).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
/** Times as git keeps them: to the second. */
const toSeconds = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(/(:\d\d)\.\d{3}Z"/g, '$1Z"'))

/** All that everybody can read of a library, page by page. */
const readAll = async (server: TestServer) => toSeconds(await readPages(server))
const readPages = async (server: TestServer) => {
  const visitor = callsOf(server)
  const { items } = (await visitor.get('/pages?limit=100&sort=title')).body as {
    items: { slug: string }[]
  }
  return Promise.all(
    items.map(async (summary) => {
      const get = async (part: string) => (await visitor.get(`/pages/${summary.slug}${part}`)).body
      const { body: page } = await visitor.get(`/pages/${summary.slug}`)
      return {
        summary,
        raw: (await visitor.get(`/pages/${summary.slug}/raw`)).bytes.toString('latin1'),
        head: page['revision'],
        forkedFrom: page['forkedFrom'],
        editing: page['editing'],
        revisions: await get('/revisions?limit=100'),
        versions: await get('/versions'),
        lineage: bySlug((await get('/lineage'))['pages']),
        people: await get('/people'),
      }
    }),
  )
}
const proposalsOf = async (server: TestServer, slug: string) => {
  const visitor = callsOf(server)
  const { items } = (await visitor.get(`/pages/${slug}/proposals`)).body as {
    items: { number: number; head: string; state: string }[]
  }
  return toSeconds(
    await Promise.all(
      items.map(async (proposal) => ({
        ...proposal,
        text: (await visitor.get(`/pages/${slug}/raw?at=${proposal.head}`)).text,
      })),
    ),
  )
}

const { server, format, slugs, participant } = await fillLibrary({ dataDirectory: original })
const before = await readAll(server)
const proposalsBefore = await proposalsOf(server, format)
await server.close()
const withoutRecords = path.join(home, 'without-records')
cpSync(original, withoutRecords, { recursive: true })
for (const suffix of ['', '-wal', '-shm']) {
  rmSync(path.join(withoutRecords, `forkshop.sqlite${suffix}`), { force: true })
}

describe('with the records gone', async () => {
  const rebuilt = await runOn(withoutRecords, ['check', '--rebuild', '--json'])
  const again = await testServer({ dataDirectory: withoutRecords })
  afterAll(() => again.close())
  const after = await readAll(again)

  test('everything that git knows is there again, and fits', () => {
    expect(rebuilt.status).toBe(0)
    expect(JSON.parse(rebuilt.printed)).toEqual({
      rebuilt: { pages: slugs.length + 2, proposals: 4, accounts: 2 },
      pages: slugs.length + 2,
      problems: [],
    })
  })

  test('pages with their texts, histories, versions, lineage and maintainers', () => {
    expect(after).toEqual(before)
    expect(after.length).toBe(slugs.length)
  })

  test('addresses that were used before, and pages that are not public', async () => {
    const visitor = callsOf(again)
    expect((await visitor.get('/pages/tour-de-table')).body).toMatchObject({
      slug: 'tour-des-voix',
    })
    expect((await visitor.get('/pages/page-cachee')).status).toBe(404)
    expect((await visitor.get('/pages/page-supprimee')).body).toMatchObject({
      code: 'gone',
      tombstone: { by: 'Facilitation', reason: 'Doublon' },
    })
  })

  test('the feed in the order of time', async () => {
    const { items } = (await callsOf(again).get('/changes?limit=100')).body as {
      items: { kind: string; time: string }[]
    }
    const times = items.map(({ time }) => time)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['created', 'forked', 'published', 'released', 'proposed', 'accepted']),
    )
  })

  test('proposals with text, author, words and how each of them ended', async () => {
    // git has neither ideas nor comments.
    const nothingSaid = { ideas: [], comments: 0 }
    expect(proposalsBefore.map(({ state }) => state)).toEqual([
      'withdrawn',
      'declined',
      'open',
      'accepted',
    ])
    expect(await proposalsOf(again, format)).toEqual(
      proposalsBefore.map((proposal) => ({ ...proposal, ...nothingSaid })),
    )
  })

  test('accounts whose rights come back with an address', async () => {
    await expect(signIn(again, 'participant@demo.example', TEST_PASSWORD)).rejects.toThrow(
      'sign-in',
    )
    const row = await again.services.database
      .selectFrom('user')
      .select(['name', 'email', 'admin'])
      .where('id', '=', participant.id)
      .executeTakeFirst()
    expect(row).toEqual({
      name: 'Participation',
      email: `${participant.id}@unknown.invalid`,
      admin: 0,
    })
    const address = 'participant@elsewhere.example'
    const given = await runOn(withoutRecords, ['account', 'address', participant.id, address])
    const [, token = ''] = /\/reset\/(\S+)/.exec(given.printed) ?? []
    const password = 'another long password'
    expect((await callsOf(again).post(`/reset/${token}`, { password })).status).toBe(200)
    const headers = await signIn(again, address, password)
    const changed = { editing: 'maintainers' }
    expect((await callsOf(again, headers).patch('/pages/48h-brest', changed)).status).toBe(200)
    const taken = await runOn(withoutRecords, [
      'account',
      'address',
      'nobody',
      'x@elsewhere.example',
    ])
    expect(taken).toMatchObject({ status: 1, complaints: 'There is no account nobody.' })
  })
})

describe('with the records there and damaged', async () => {
  const folder = path.join(home, 'damaged')
  cpSync(original, folder, { recursive: true })
  const records = new DatabaseSync(path.join(folder, 'forkshop.sqlite'), {
    enableForeignKeyConstraints: false,
  })
  records.exec(`
    update page set title = 'x', origin_page = null, head = '${'0'.repeat(40)}', lineage = 'x';
    delete from page_slug; delete from maintainer; delete from page_release; delete from page_words;
    update proposal set state = 'open', accepted_revision = null where number = 1;
    update proposal set head = base, title = 'x' where number = 2;
    update proposal set state = 'open', decided = null, decided_reason = null where number = 3;
    update proposal set state = 'declined' where number = 4;
    update repository_ref set object = '${'0'.repeat(40)}';
    delete from repository_commit`)
  records.close()
  const rebuilt = await runOn(folder, ['check', '--rebuild'])
  const again = await draftServer({ dataDirectory: folder })
  afterAll(() => again.close())

  test('they say again what git says', async () => {
    expect(rebuilt).toMatchObject({
      status: 0,
      printed: `Made again from git: pages ${slugs.length + 2}, proposals 4, accounts without password 0.\nAll is well. Pages: ${slugs.length + 2}.`,
    })
    const { items } = (await callsOf(again).get('/pages?limit=100&sort=title')).body
    expect(toSeconds(items)).toEqual(before.map(({ summary }) => summary))
  })

  test('and accounts, ideas, comments, decisions and drafts are as they were', async () => {
    const { call } = await again.known('participant@demo.example')
    expect(await proposalsOf(again, format)).toEqual(proposalsBefore)
    const { items } = await call('listIdeas', { params: { slug: format }, query: {} })
    expect(items.map(({ state }) => state)).toContain('accepted')
    const draft = await again.services.database.selectFrom('draft').selectAll().execute()
    expect(draft).toHaveLength(1)
    expect((await callsOf(again).get('/pages/page-supprimee')).status).toBe(410)
  })
})

test('a library that somebody uses is left alone', async () => {
  const folder = path.join(home, 'held')
  cpSync(path.join(original, 'lineages'), path.join(folder, 'lineages'), { recursive: true })
  const held = lockDataFolder(folder, new Date())
  const { status, complaints } = await runOn(folder, ['check', '--rebuild'])
  if (held.kind === 'locked') held.lock.release()
  expect({ status, complaints }).toEqual({
    status: 1,
    complaints: 'A server or a command is using this library: stop it first.',
  })
})

test('a folder without git folders is not made into a library', async () => {
  const { status } = await runOn(path.join(home, 'none'), ['check', '--rebuild'])
  expect(status).toBe(2)
})
