import { existsSync, mkdtempSync } from 'node:fs'
import { readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseLineageId, parseSlug } from '@forkshop/domain'
import type { LineageId, Slug } from '@forkshop/domain'
import { gitLibrary } from '@forkshop/repository'
import type {
  GitImporter,
  GitLibrary,
  ImportedFile,
  ImportTerms,
  SourceLocation,
  SourceReading,
} from '@forkshop/repository'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSource } from './hostile-sources.ts'
import type { Entry } from './hostile-sources.ts'
import { because, metaOf, pageId } from './library-examples.ts'
import { sqliteDatabase } from './library-sqlite.ts'
import type { TestDatabase } from './library-sqlite.ts'

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname
const terms: ImportTerms = {
  signal: new AbortController().signal,
  limits: {
    timeMs: 60_000,
    packBytes: 50_000_000,
    commits: 10_000,
    texts: 1000,
    textBytes: 1_000_000,
    pictureBytes: 5_000_000,
  },
}

let folder: string
let connection: TestDatabase
let library: GitLibrary
let importer: GitImporter

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'forkshop-import-'))
  connection = sqliteDatabase(join(folder, 'index.sqlite'))
  library = await gitLibrary({
    directory: join(folder, 'lineages'),
    database: connection.database,
  })
  if (library.importer === null) throw new Error('no git')
  importer = library.importer
})
afterAll(async () => {
  await library.close()
  await connection.close()
  await rm(folder, { recursive: true, force: true })
})

/** Of the text `x`, so that no process has to find it out for each file. */
const blobOfX = 'c1b0730e0133447badcfd47fd144e254807b06e1'

/** An entry in so many folders, each in another. */
const folders = (depth: number, entry: Entry): readonly Entry[] =>
  depth === 0 ? [entry] : [{ name: 'x', content: folders(depth - 1, entry) }]

const counter = { value: 0 }
const workFolder = (): string => mkdtempSync(join(folder, `work-${(counter.value += 1)}-`))

const read = async (
  location: SourceLocation | string,
  {
    keepAddresses = false,
    ...limits
  }: Partial<ImportTerms['limits']> & { keepAddresses?: boolean } = {},
) => {
  const here = workFolder()
  const from =
    typeof location === 'string' ? ({ kind: 'local', path: location } as const) : location
  const bounded = { ...terms, limits: { ...terms.limits, ...limits } }
  const source = await importer.fetch(from, here, bounded)
  const reading = await importer.read(source, { keepAddresses }, bounded)
  return { here, source, reading }
}

const idOf = (text: string): LineageId => {
  const id = parseLineageId(text)
  if (id === null) throw new Error(text)
  return id
}
const slugOf = (text: string): Slug => {
  const slug = parseSlug(text)
  if (slug === null) throw new Error(text)
  return slug
}

/** Stores each text as a page in a lineage of its own, named by its place in the source. */
const store = async (
  { here, source, reading }: Awaited<ReturnType<typeof read>>,
  prefix: string,
) => {
  const pages = reading.files.map((file, index) => {
    const page = pageId(`${prefix}-${index}`)
    const meta = { ...metaOf(page), slug: slugOf(`${prefix}-${index}`) }
    return { lineage: idOf(page), tip: file.tip, meta, commit: because('Import') }
  })
  const revisions = new Map(
    reading.files.flatMap((file) =>
      file.revisions.map((revision) => [revision.id, revision] as const),
    ),
  )
  const plan = { pages, moves: [], known: new Map(), revisions }
  const staged = await importer.stage(here, plan, { ...terms, gitDirectory: source.gitDirectory })
  const outcome = await importer.store(here, staged, revisions)
  return { staged, outcome, revisions }
}

const fileAt = ({ files }: SourceReading, path: string): ImportedFile => {
  const file = files.find((one) => one.path === path)
  if (file === undefined) throw new Error(`no ${path}`)
  return file
}
const reasonsOf = ({ left }: SourceReading): Record<string, string> =>
  Object.fromEntries(left.map(({ path, reason }) => [path, reason]))

describe.skipIf(!existsSync(corpus))('histories of public collections', () => {
  test.each([
    ['multibao', 102, 954],
    ['18f-methods', 65, 657],
    ['swcarpentry-workshop', 27, 416],
    ['carpentries-workshop', 29, 493],
  ])('%s becomes %d pages', async (name, pages, commits) => {
    const { reading } = await read(join(corpus, `${name}.bundle`))
    expect([reading.files.length, reading.commits.length]).toEqual([pages, commits])
    expect(reading.left.every(({ reason }) => reason === 'deleted')).toBe(true)
  })

  test('two related ones meet at the same revisions, and keep every byte of their texts', async () => {
    const first = await read(join(corpus, 'swcarpentry-workshop.bundle'))
    const second = await read(join(corpus, 'carpentries-workshop.bundle'))
    const { outcome } = await store(first, 'sw')
    expect(outcome.stale).toEqual([])
    expect(await library.check()).toEqual([])
    const at = first.reading.files.findIndex(({ path }) => path === 'index.md')
    const page = pageId(`sw-${at}`)
    const index = fileAt(second.reading, 'index.md')
    expect(await importer.standing(page, index.revisions)).toMatchObject({ ahead: 24, behind: 0 })
    const head = await library.head(page)
    expect(head === null ? null : await library.readText(page, head)).toBe(
      fileAt(first.reading, 'index.md').text,
    )
    const { items } = await library.history(page, { limit: 1000 })
    expect(items.every(({ author }) => author.email.endsWith('@imported.invalid'))).toBe(true)
    const known = await importer.known(index.revisions.map(({ id }) => id))
    expect([...known].map(([lineage, ids]) => [lineage, ids.size])).toEqual([[page, 99]])
  })
})

describe('a source', () => {
  const honest: Entry[] = [{ name: 'a.md', content: '# A\n' }]

  test('gives each text its authors, dates and words, and is stored once', async () => {
    const source = makeSource(folder, 'honest')
    const long = '# A\n\nOnce upon a time there was a text.\n'
    const one = source.commit([{ name: 'a.md', content: long }], [], 'Begin')
    source.commit([{ name: 'b.md', content: `${long}More.\n` }], [one], 'Go on\n\nEvent: x')
    const taken = await read(source.directory)
    await store(taken, 'honest')
    const { items } = await library.history(pageId('honest-0'), { limit: 10 })
    expect(
      items.map(({ reason, time, author, trailers }) => [reason, time, author.name, trailers]),
    ).toEqual([
      [
        'Go on',
        '2014-05-13T16:53:20.000Z',
        'Ann Author',
        [
          {
            key: 'Imported-From',
            value: expect.stringMatching(/^[0-9a-f]{40}@[0-9a-f]{40}:b\.md$/),
          },
        ],
      ],
      [
        'Begin',
        '2014-05-13T16:53:20.000Z',
        'Ann Author',
        [{ key: 'Imported-From', value: `${one}@${one}:a.md` }],
      ],
    ])
    const again = await read(source.directory)
    expect(again.reading.files[0]?.tip).toBe(taken.reading.files[0]?.tip)
    expect(
      await importer.standing(pageId('honest-0'), again.reading.files[0]?.revisions ?? []),
    ).toMatchObject({ ahead: 0, behind: 0 })
    const kept = await read(source.directory, { keepAddresses: true })
    expect(kept.reading.files[0]?.tip).not.toBe(taken.reading.files[0]?.tip)
  })

  test('brings the pictures that its texts show, by what they hold', async () => {
    const source = makeSource(folder, 'pictures')
    const png = Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex')
    const text = '![a](../img/a.png) ![b](/img/b.png) ![c](gone.png) ![d](../img/d.png)\n'
    source.commit([
      {
        name: 'img',
        content: [
          { name: 'a.png', content: png },
          { name: 'b.png', content: '<svg/>' },
          { name: 'c.png', content: png },
          { name: 'd.png', content: png.subarray(0, 14) },
        ],
      },
      { name: 'notes.txt', content: 'n' },
      { name: 'x', content: [{ name: 'a.md', content: text }] },
    ])
    const taken = await read(source.directory)
    await store(taken, 'pictures')
    const page = pageId('pictures-0')
    const head = await library.head(page)
    if (head === null) throw new Error('no page')
    const [name = ''] = await library.listMedia(page, head)
    expect(name).toMatch(/^[0-9a-f]{40}\.png$/)
    expect(await library.readMedia(page, head, name)).toEqual(new Uint8Array(png))
    expect(await library.readText(page, head)).toBe(
      `![a](media/${name}) ![b](/img/b.png) ![c](gone.png) ![d](../img/d.png)\n`,
    )
    expect(reasonsOf(taken.reading)).toEqual({
      'img/b.png': 'picture-kind',
      'img/c.png': 'not-shown',
      'img/d.png': 'picture-kind',
      'notes.txt': 'not-markdown',
    })
    expect(await library.check()).toEqual([])
  })

  test('is left by links, submodules, other branches, huge and unreadable texts, each by its name', async () => {
    const source = makeSource(folder, 'odd')
    const one = source.commit(honest)
    source.git('branch', 'other', one)
    source.commit(
      [
        ...honest,
        { name: 'huge.md', content: 'x'.repeat(2000) },
        { name: 'latin.md', content: Buffer.from('caf\xe9', 'latin1') },
        { name: 'link.md', mode: '120000', content: '/etc/passwd' },
        { name: 'module', mode: '160000', content: '', id: one },
        { name: 'nul.md', content: 'a\0b' },
      ],
      [one],
    )
    const { reading } = await read(source.directory, { textBytes: 1000 })
    expect(reading.files.map(({ path }) => path)).toEqual(['a.md'])
    expect(reasonsOf(reading)).toEqual({
      'refs/heads/other': 'branch',
      'huge.md': 'too-large',
      'latin.md': 'not-text',
      'link.md': 'link',
      module: 'submodule',
      'nul.md': 'not-text',
    })
  })

  test('whose names differ in case, or in how an accent is written, has a page of each', async () => {
    const source = makeSource(folder, 'alike')
    const names = ['A.md', 'a.md', 'e\u0301.md', '\u00e9.md']
    source.commit(names.map((name) => ({ name, content: `# ${name}\n` })))
    const taken = await read(source.directory)
    expect(taken.reading.files.map(({ path, text }) => [path, text])).toEqual(
      names.map((name) => [name, `# ${name}\n`]),
    )
    await store(taken, 'alike')
    expect(await library.check()).toEqual([])
  })

  test.each<[string, readonly Entry[], string, RegExp]>([
    ['a way up', [{ name: '..', content: [{ name: 'a.md', content: 'x' }] }], 'git', /hasDotdot/],
    [
      'a folder of git',
      [{ name: '.GIT', content: [{ name: 'config', content: 'x' }] }],
      'git',
      /hasDotgit/,
    ],
    [
      'a folder of git in disguise',
      [{ name: 'git~1', content: [{ name: 'a.md', content: 'x' }] }],
      'git',
      /hasDotgit/,
    ],
    [
      'a folder of git with a blank behind',
      [{ name: '.git ', content: [{ name: 'config', content: 'x' }] }],
      'git',
      /hasDotgit/,
    ],
    [
      'a folder of git with a sign that some systems do not see',
      [{ name: '.g\u200cit', content: [{ name: 'config', content: 'x' }] }],
      'git',
      /hasDotgit/,
    ],
    ['no end of folders', folders(41, { name: 'a.md', content: 'x' }), 'path', /^x\/x\//],
    ['a name that turns around', [{ name: 'a\u202egpj.md', content: 'x' }], 'path', /gpj/],
    ['a name with a line end', [{ name: 'a\nb.md', content: 'x' }], 'path', /b\.md/],
  ])('with %s is refused by name, and nothing is stored', async (_what, entries, code, subject) => {
    const source = makeSource(folder, `hostile-${(counter.value += 1)}`)
    source.commit(entries)
    const before = await readdir(join(folder, 'lineages'))
    const refusal: unknown = await read(source.directory).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code, subject: expect.stringMatching(subject) })
    expect(await readdir(join(folder, 'lineages'))).toEqual(before)
  })

  test('that is too long, too large, cut short, empty or not there is refused', async () => {
    const source = makeSource(folder, 'long')
    const one = source.commit(honest)
    source.commit([{ name: 'a.md', content: 'x'.repeat(5000) }], [one])
    await expect(read(source.directory, { commits: 1 })).rejects.toMatchObject({ code: 'too-many' })
    await expect(read(source.directory, { packBytes: 10 })).rejects.toMatchObject({
      code: 'too-large',
    })
    await expect(read(source.directory, { texts: 0 })).rejects.toMatchObject({ code: 'too-many' })
    const bundle = join(folder, 'cut.bundle')
    source.git('bundle', 'create', '-q', bundle, 'main')
    await truncate(bundle, (await stat(bundle)).size - 30)
    await expect(read(bundle)).rejects.toMatchObject({ code: 'git' })
    const empty = makeSource(folder, 'empty')
    await expect(read(empty.directory)).rejects.toMatchObject({ code: 'empty' })
    await expect(read(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'git' })
  })

  test('with a thousand other files tells of their folders', async () => {
    const source = makeSource(folder, 'program')
    const names = Array.from({ length: 1001 }, (_, index) => `f${String(index).padStart(4, '0')}.c`)
    const content = names.map((name) => ({ name, content: 'x', id: blobOfX }))
    source.commit([
      ...honest,
      { name: 'src', content: [{ name: 'a.c', content: 'x' }, ...content] },
    ])
    const { reading } = await read(source.directory)
    expect(reading.left).toEqual([{ path: 'src/', reason: 'not-markdown' }])
  })

  test('stops when it is told to', async () => {
    const source = makeSource(folder, 'stopped')
    source.commit(honest)
    const stopped = { ...terms, signal: AbortSignal.abort(new Error('stopped')) }
    await expect(
      importer.fetch({ kind: 'local', path: source.directory }, workFolder(), stopped),
    ).rejects.toThrow('stopped')
  })

  test('of plain files is one revision of each text', async () => {
    async function* files() {
      yield { path: 'é "q".md', bytes: new TextEncoder().encode('# É\n') }
      yield { path: 'b/c.md', bytes: new TextEncoder().encode('c') }
    }
    const location = {
      kind: 'files',
      files: files(),
      author: { name: 'Ann', email: 'a@imported.invalid' },
      seconds: 1_400_000_000,
    } as const
    const { reading } = await read(location)
    expect(reading.files.map(({ path, text }) => [path, text])).toEqual([
      ['b/c.md', 'c'],
      ['é "q".md', '# É\n'],
    ])
  })

  test('that was stored half-way is stored by doing it again', async () => {
    const source = makeSource(folder, 'half')
    const one = source.commit(honest)
    const first = await read(source.directory)
    const { staged } = await store(first, 'half')
    await importer.store(first.here, staged, null)
    source.commit([{ name: 'a.md', content: '# A\n\nOn.\n' }], [one])
    const next = await read(source.directory)
    const [file] = next.reading.files
    if (file === undefined) throw new Error('no file')
    const revisions = new Map(file.revisions.map((revision) => [revision.id, revision]))
    const known = await importer.known([...revisions.keys()])
    const page = pageId('half-0')
    const from = first.reading.files[0]?.tip ?? file.tip
    const move = { page, lineage: idOf('half-0'), from, tip: file.tip }
    const plan = { pages: [], moves: [move], known, revisions }
    const moved = await importer.stage(next.here, plan, {
      ...terms,
      gitDirectory: next.source.gitDirectory,
    })
    expect(await importer.store(next.here, moved, revisions)).toEqual({ stale: [] })
    expect(await importer.store(next.here, moved, null)).toEqual({ stale: [] })
    expect(await library.head(page)).toBe(file.tip)
    expect(await library.readText(page, file.tip)).toBe('# A\n\nOn.\n')
    expect(await library.check()).toEqual([])
  })
})
