import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { callsOf, formatText } from '../../testing/calls.ts'
import { draftServer } from '../../testing/draft-server.ts'
import { edit, fillLibrary } from '../../testing/filled-library.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import { signIn, TEST_PASSWORD, testServer, type TestServer } from '../../testing/test-server.ts'
import { readSum } from './copy-files.ts'
import { formatManifest, isLibraryFile, type ManifestFile } from './manifest.ts'

// A restore drill: a library in use is backed up, restored elsewhere, checked, and used again.

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-drill-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const place = (name: string): string => path.join(home, name)
const original = place('original')

const { server, facilitator, participant, format, slugs, pictures } = await fillLibrary({
  dataDirectory: original,
})
afterAll(() => server.close())
writeFileSync(path.join(original, 'secret'), 'the secret of this library, long enough to count')
const hot = 'repair-cafe'
const quiet = slugs.filter((slug) => slug !== hot)

const rawOf = async (of: TestServer, slug: string) =>
  (await of.inject(`/api/v1/pages/${slug}/raw`)).rawPayload.toString('latin1')
const headOf = async (of: TestServer, slug: string) =>
  String((await of.inject(`/api/v1/pages/${slug}/raw`)).headers['forkshop-revision'])
const readPages = async (of: TestServer) =>
  Promise.all(
    quiet.map(async (slug) => ({ slug, head: await headOf(of, slug), raw: await rawOf(of, slug) })),
  )
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()

/** Publishes again and again until the work is done; answers every revision that was acknowledged. */
const whileWriting = async <Done>(work: () => Promise<Done>) => {
  const writing = { on: true }
  const heads = [await headOf(server, hot)]
  const typing = (async () => {
    for (let number = 1; writing.on; number += 1) {
      const before = number === 1 ? 'réparer' : `mot${number - 1}.`
      heads.push(await edit(facilitator, hot, before, `mot${number}.`))
    }
  })()
  const done = await work()
  writing.on = false
  await typing
  return { done, heads }
}

const litter = [
  'owner.lock.db',
  'media/x/y.png.abc.tmp',
  `lineages/${await lineageOf(format)}.git/x`,
]
async function lineageOf(slug: string): Promise<string> {
  const row = await server.services.database
    .selectFrom('page')
    .select('lineage')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return row.lineage
}
const objects = path.join(original, 'lineages', `${await lineageOf(format)}.git`, 'objects')
mkdirSync(path.join(original, 'media/x'), { recursive: true })
mkdirSync(path.join(objects, 'tmp_objdir-incoming-x'))
for (const file of [
  ...litter.map((name) => path.join(original, name)),
  path.join(objects, 'tmp_obj_x'),
  path.join(objects, 'tmp_objdir-incoming-x', 'y'),
]) {
  writeFileSync(file, 'x')
}

const before = await readPages(server)
const signedIn = await signIn(server, 'participant@demo.example', TEST_PASSWORD)
const { done: backup, heads } = await whileWriting(() =>
  runOn(original, ['backup', place('backup'), '--json']),
)

describe('a backup of a library in use', () => {
  const files = filesOf(place('backup'))

  test('tells what it holds', () => {
    expect(backup.status).toBe(0)
    expect(JSON.parse(backup.printed)).toMatchObject({
      directory: place('backup'),
      records: 'sqlite',
      pages: slugs.length + 2,
      accounts: 2,
      files: files.length - 1,
      problems: [],
    })
    expect(heads.length).toBeGreaterThan(1)
  })

  test('has the library’s files and nothing else, for its owner alone', () => {
    expect(files.filter((name) => name !== 'manifest.json' && !isLibraryFile(name))).toEqual([])
    expect(files.filter((name) => /(?<![a-z\d])tmp|\.lock|-wal|-shm|\/x$/.test(name))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['forkshop.sqlite', 'secret']))
    expect(files.filter((name) => name.endsWith(pictures.waiting))).toHaveLength(1)
    expect(statSync(place('backup')).mode & 0o077).toBe(0)
    expect(statSync(path.join(place('backup'), 'forkshop.sqlite')).mode & 0o077).toBe(0)
    expect(readdirSync(home).filter((name) => name.includes('unfinished'))).toEqual([])
  })
})

describe('restored into an empty folder', async () => {
  const restored = await runOn(place('restored'), ['restore', place('backup'), '--json'])
  const again = await testServer({ dataDirectory: place('restored') })
  afterAll(() => again.close())

  test('it fits together', () => {
    expect(restored.status).toBe(0)
    expect(JSON.parse(restored.printed)).toMatchObject({
      directory: place('restored'),
      pages: slugs.length + 2,
      problems: [],
    })
  })

  test('it has every text and revision of before, and of what was written meanwhile a whole part', async () => {
    expect(await readPages(again)).toEqual(before)
    const head = await headOf(again, hot)
    expect(heads).toContain(head)
    const known = await server.inject(`/api/v1/pages/${hot}/raw?at=${head}`)
    expect(await rawOf(again, hot)).toBe(known.rawPayload.toString('latin1'))
  })

  test('people sign in, and who was signed in still is', async () => {
    const session = await callsOf(again, signedIn).get('/session')
    expect(session.body).toMatchObject({ account: { id: participant.id } })
    const calls = callsOf(again, await signIn(again, 'participant@demo.example', TEST_PASSWORD))
    const text = formatText({ title: 'Après la restauration' })
    expect((await calls.post('/pages', { text })).status).toBe(201)
  })

  test('drafts, ideas, comments and waiting pictures are there', async () => {
    const visitor = callsOf(again)
    expect((await visitor.get(`/pages/illustrated/media/${pictures.waiting}`)).status).toBe(200)
    const { database } = again.services
    const count = async (table: 'draft' | 'idea' | 'comment') =>
      (await database.selectFrom(table).selectAll().execute()).length
    const was = server.services.database
    for (const table of ['draft', 'idea', 'comment'] as const) {
      expect(await count(table)).toBe((await was.selectFrom(table).selectAll().execute()).length)
    }
  })
})

test('records that git is ahead of are brought in step', async () => {
  const early = place('backup')
  const { call } = participant
  const text = formatText({ title: 'Une page de plus' })
  await call('createPage', { body: { text, slug: 'une-page-de-plus' } })
  await facilitator.call('acceptProposal', { params: { slug: format, number: 2 }, body: {} })
  await facilitator.call('releaseVersion', {
    params: { slug: format },
    body: { level: 'minor', notes: 'Encore' },
  })
  const page = await call('getPage', { params: { slug: '48h-brest' } })
  await call('createProposal', {
    params: { slug: '48h-brest' },
    body: {
      text: page.text.replace('## Avant', '## En amont'),
      base: page.revision.id,
      title: 'En amont',
      reason: 'Plus clair',
    },
  })
  await call('changePage', { params: { slug: '48h-brest' }, body: { slug: '48h-port' } })
  await runOn(original, ['backup', place('later')])
  const config = `lineages/${await lineageOf(format)}.git/config`
  writeFileSync(place('evil'), '[core]\n\tfsmonitor = touch evil\n')
  await remake(place('later'), {
    'forkshop.sqlite': path.join(early, 'forkshop.sqlite'),
    [config]: place('evil'),
  })
  const restored = await runOn(place('ahead'), ['restore', place('later'), '--json'])
  expect(JSON.parse(restored.printed)).toMatchObject({ problems: [], pages: slugs.length + 3 })
  // git does what a repository's settings say: those of a backup count for nothing.
  const settings = readFileSync(path.join(place('ahead'), config), 'utf8')
  expect(settings).toBe(readFileSync(path.join(original, config), 'utf8'))
  const again = await draftServer({ dataDirectory: place('ahead') })
  const visitor = again.caller()
  expect((await visitor('getPage', { params: { slug: format } })).version).toBe('1.2')
  expect(await visitor('getText', { params: { slug: 'une-page-de-plus' } })).toBe(text)
  expect(await visitor('getProposal', { params: { slug: format, number: 2 } })).toMatchObject({
    state: 'accepted',
    decision: { by: { id: facilitator.id } },
  })
  expect(await visitor('getProposal', { params: { slug: '48h-port', number: 1 } })).toMatchObject({
    title: 'En amont',
    reason: 'Plus clair',
    author: { id: participant.id },
  })
  const { items } = await visitor('listChanges', { query: { limit: 100 } })
  expect(items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['created', 'accepted', 'released', 'proposed']),
  )
  await again.close()
})

/** Replaces files of a backup and makes its manifest say so. */
async function remake(folder: string, replaced: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, file] of Object.entries(replaced)) cpSync(file, path.join(folder, name))
  const files: ManifestFile[] = []
  for (const name of filesOf(folder)) {
    const sum = await readSum(path.join(folder, name))
    if (sum !== null && name !== 'manifest.json') files.push({ path: name, ...sum })
  }
  const manifest = { made: '2026-01-01T00:00:00.000Z', records: 'sqlite', files } as const
  const counts = { pages: 0, accounts: 0, lineages: 0 }
  writeFileSync(path.join(folder, 'manifest.json'), formatManifest({ ...manifest, ...counts }))
}

describe('a backup that is not what it was is refused by name, and nothing is restored', async () => {
  const broken = place('broken')
  cpSync(place('backup'), broken, { recursive: true })
  const files = filesOf(broken).filter((name) => name.includes('/objects/'))
  const [changed = '', missing = '', longer = ''] = files
  const bytes = readFileSync(path.join(broken, changed))
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(path.join(broken, changed), bytes)
  rmSync(path.join(broken, missing))
  writeFileSync(path.join(broken, longer), 'more', { flag: 'a' })
  const into = (name: string, backup: string, environment = {}) =>
    runOn(place(name), ['restore', backup], environment)

  test('a changed byte, a missing object, a longer file', async () => {
    const { status, printed, complaints } = await into('refused', broken)
    expect({ status, printed }).toEqual({ status: 1, printed: '' })
    expect(complaints.split('\n')).toEqual([
      ...[changed, missing, longer].map((name) => `${name} is missing or not what it was.`),
      'The backup is damaged: nothing was restored.',
    ])
    expect(existsSync(place('refused'))).toBe(false)
  })

  const manifestOf = (change: (text: string) => string): string => {
    const folder = mkdtempSync(path.join(home, 'manifest-'))
    const text = readFileSync(path.join(place('backup'), 'manifest.json'), 'utf8')
    writeFileSync(path.join(folder, 'manifest.json'), change(text))
    return folder
  }
  test.each([
    ['half a manifest', (text: string) => text.slice(0, -10), 'cannot be read'],
    [
      'a path that leads out',
      (text: string) => text.replace('"secret"', '"media/../../x"'),
      'cannot be read',
    ],
    ['another path', (text: string) => text.replace('"secret"', '"/etc/passwd"'), 'cannot be read'],
    [
      'a later format',
      (text: string) => text.replace('"format": 2', '"format": 3'),
      'later Forkshop',
    ],
  ])('%s', async (_what, change, words) => {
    const { status, complaints } = await into('refused', manifestOf(change))
    expect(status).toBe(1)
    expect(complaints).toContain(words)
    expect(existsSync(place('refused'))).toBe(false)
  })

  test('a folder without a manifest, in the language of the terminal', async () => {
    const { status, complaints } = await into('refused', home, { LANG: 'fr_FR.UTF-8' })
    expect({ status, complaints }).toEqual({
      status: 2,
      complaints: `${home} n’est pas une sauvegarde entière\u00A0: manifest.json n’y est pas.`,
    })
  })

  test('a data folder that is not empty', async () => {
    const { status, complaints } = await runOn(original, ['restore', place('backup')])
    expect(status).toBe(2)
    expect(complaints).toContain('is not empty')
  })
})

describe('a backup is refused', () => {
  test.each([
    ['into a folder that is not empty', [home], 'not empty'],
    ['into the data folder', [path.join(original, 'backup')], 'inside the data folder'],
    ['without a folder', [], 'forkshop backup DIR'],
  ])('%s', async (_what, args, words) => {
    const { status, complaints } = await runOn(original, ['backup', ...args])
    expect(status).toBe(2)
    expect(complaints).toContain(words)
  })

  test('of records in PostgreSQL, which pg_dump saves; the rest is copied when asked', async () => {
    const postgres = { FORKSHOP_DATABASE_URL: 'postgres://nowhere.invalid/forkshop' }
    const folder = place('of-postgres')
    mkdirSync(path.join(folder, 'lineages'), { recursive: true })
    const lineage = `lineages/${await lineageOf(format)}.git`
    cpSync(path.join(place('backup'), lineage), path.join(folder, lineage), { recursive: true })
    const refused = await runOn(folder, ['backup', place('no')], postgres)
    expect(refused.status).toBe(2)
    expect(refused.complaints).toContain('pg_dump')
    const args = ['backup', place('rest'), '--without-records']
    expect(await runOn(folder, args, postgres)).toMatchObject({ status: 0 })
    expect(filesOf(place('rest'))).not.toContain('forkshop.sqlite')
    const restored = await runOn(place('rest-restored'), ['restore', place('rest')], postgres)
    expect(restored.status).toBe(0)
    expect(restored.complaints).toContain('load the dump of PostgreSQL')
    expect(restored.printed).not.toContain('All is well')
    expect(readdirSync(place('rest-restored'))).toContain('lineages')
  })
})

test('a damaged library is copied all the same, and that is said', async () => {
  const folder = place('damaged')
  cpSync(place('backup'), folder, { recursive: true })
  const head = before.find(({ slug }) => slug === '48h-brest')?.head ?? ''
  const object = filesOf(folder).find((name) => name.endsWith(`/${head.slice(2)}`)) ?? ''
  rmSync(path.join(folder, object))
  const { status, printed, complaints } = await runOn(folder, ['backup', place('of-damaged')])
  expect({ status, printed }).toEqual({ status: 1, printed: expect.stringMatching(/^Backed up/) })
  expect(complaints).toContain(head)
  expect(existsSync(path.join(place('of-damaged'), 'manifest.json'))).toBe(true)
})
