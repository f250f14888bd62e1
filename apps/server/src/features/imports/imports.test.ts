import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Import } from '@forkshop/api'
import type { GitImporter } from '@forkshop/repository'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { checkEverything } from '../../app/check/check-everything.ts'
import { rebuildRows } from '../../app/check/rebuild-rows.ts'
import { openServices } from '../../app/open/open-services.ts'
import { spoolFolder } from '../../base/http/spool-upload.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { testSettings } from '../../testing/test-settings.ts'
import { callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { makeGitSource } from '../../testing/git-source.ts'
import { makeZip } from '../../testing/make-zip.ts'
import { addUser, signIn, testServer, type TestServer } from '../../testing/test-server.ts'
import { publicNetwork } from './check-address.ts'
import { createImportJobs, type ImportJobs } from './import-jobs.ts'
import { finishLeftWork, finishOpenWork } from '../../app/start/finish-work.ts'
import { cutShort, openWork } from '../../testing/cut-short.ts'
import { parseReport } from './import-report.ts'
import { importFolder } from './manifest.ts'

let folder: string
let server: TestServer
let headers: { readonly cookie: string }
let member: Calls
let other: Calls
let visitor: Calls

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'forkshop-sources-'))
  server = await testServer()
  await addUser(server, 'ann@test.example')
  await addUser(server, 'bo@test.example')
  headers = await signIn(server, 'ann@test.example')
  member = callsOf(server, headers)
  other = callsOf(server, await signIn(server, 'bo@test.example'))
  visitor = callsOf(server)
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = async (bytes: Uint8Array, filename: string, query = '', as: object = headers) => {
  const boundary = 'a-boundary-of-the-tests'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/imports${query}`,
    headers: {
      ...as,
      'accept-language': 'en',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: answer.statusCode, body: answer.json<Import>() }
}

const over = async (id: string, as: Calls = member): Promise<Import> =>
  expect
    .poll(async () => (await as.get(`/imports/${id}`)).body, { timeout: 20_000 })
    .toMatchObject({ progress: null })
    .then(async () => JSON.parse((await as.get(`/imports/${id}`)).text))

const importFile = async (file: string, name = path.basename(file), query = '') => {
  const { status, body } = await send(readFileSync(file), name, query)
  expect(status).toBe(201)
  return over(body.id)
}
const importZip = async (entries: Parameters<typeof makeZip>[0], name: string) => {
  const file = path.join(folder, name)
  writeFileSync(file, makeZip(entries))
  return importFile(file)
}
const reportOf = (done: Import) => {
  expect(done.problem).toBeNull()
  expect(done.state).toBe('done')
  if (done.report === null) throw new Error('no report')
  return done.report
}
const pagesOf = (done: Import) =>
  reportOf(done).pages.map(({ path: at, slug, created, revisions }) => [
    at,
    slug,
    created,
    revisions,
  ])

/** What is stored of pages and imports, apart from the imports' own rows. */
const stored = async () => {
  const { database } = server.services
  const tables = ['page', 'page_slug', 'intent', 'import_page', 'import_source', 'change'] as const
  const rows = await Promise.all(
    tables.map((table) => database.selectFrom(table).selectAll().execute()),
  )
  const data = (name: string) => {
    try {
      return readdirSync(path.join(server.dataDirectory, name))
    } catch {
      return []
    }
  }
  return JSON.stringify([rows, data('lineages'), data('imports'), data('uploads')])
}

describe('an imported history', () => {
  it('becomes pages with their authors; a second import only brings what is new', async () => {
    const source = makeGitSource(folder, 'walk')
    const long = 'A text of some length.\n'.repeat(5)
    source.commit(
      {
        'index.md': `# Marche en forêt\n\n${long}`,
        'b.md': formatText({ title: 'Lent' }),
        'logo.txt': 'x',
      },
      'Begin',
    )
    source.commit({ 'index.md': `# Marche en forêt\n\n${long}More.\n` }, 'Say more\n\nIdea: 7')
    const first = await importFile(source.bundle('walk.bundle'))
    expect(pagesOf(first)).toEqual([
      ['b.md', 'lent', true, 1],
      ['index.md', 'marche-en-foret', true, 2],
    ])
    expect(reportOf(first).left).toEqual([{ path: 'logo.txt', reason: 'not-markdown' }])
    const page = (await visitor.get('/pages/marche-en-foret')).body
    expect(page).toMatchObject({ kind: null, title: 'Marche en forêt', license: null })
    const { items } = (await visitor.get('/pages/marche-en-foret/revisions')).body
    expect(items).toMatchObject([
      {
        reason: 'Say more',
        author: { id: null, name: 'Bo' },
        time: '2014-05-14T16:53:20.000Z',
        ideas: [],
      },
      { reason: 'Begin', author: { id: null, name: 'Ann' }, time: '2014-05-13T16:53:20.000Z' },
    ])
    const feed = (await visitor.get('/changes?limit=100')).body['items']
    expect(feed).toMatchObject([{ kind: 'imported', pages: 2 }, { kind: 'published' }, {}, {}])

    expect(pagesOf(await importFile(source.bundle('walk.bundle')))).toEqual([
      ['b.md', 'lent', false, 0],
      ['index.md', 'marche-en-foret', false, 0],
    ])
    source.commit(
      {
        'index.md': null,
        'walk/start.md': `# Marche en forêt\n\n${long}Even more.\n`,
        'c.md': '# Neu\n',
      },
      'Move it',
    )
    const third = await importFile(source.bundle('walk.bundle'))
    expect(pagesOf(third)).toEqual([
      ['b.md', 'lent', false, 0],
      ['c.md', 'neu', true, 1],
      ['walk/start.md', 'marche-en-foret', false, 1],
    ])
    expect((await visitor.get('/pages/marche-en-foret/raw')).text).toContain('Even more.')
    const told: readonly { kind: string; reason: string; page: { slug: string } | null }[] = Object(
      (await visitor.get('/changes?limit=100')).body,
    ).items
    const reasons = told.flatMap(({ kind, reason, page: of }) =>
      kind !== 'imported' && of?.slug === 'marche-en-foret' ? [reason] : [],
    )
    expect(reasons.toSorted()).toEqual(['Begin', 'Move it', 'Say more'])
    const { rows } = {
      rows: await server.services.database
        .selectFrom('import_page')
        .select('path')
        .where('source', '=', 'walk.bundle')
        .orderBy('path')
        .execute(),
    }
    expect(rows.map((row) => row.path)).toEqual(['b.md', 'c.md', 'walk/start.md'])
    expect(await server.services.library.check()).toEqual([])
  })

  it('is proposed where its page had changed by itself, and nowhere where that was deleted', async () => {
    const source = makeGitSource(folder, 'both')
    const text = (more: string) =>
      formatText({ title: 'Deux côtés', body: `Un début.\n\n${more}\n\nUne fin.\n` })
    source.commit({ 'a.md': text('Ici.'), 'gone.md': '# Parti\n' }, 'Begin')
    await importFile(source.bundle('both.bundle'))
    const { head } = await server.services.database
      .selectFrom('page')
      .select('head')
      .where('slug', '=', 'deux-cotes')
      .executeTakeFirstOrThrow()
    const changed = await member.put('/pages/deux-cotes', {
      text: text('Ici.').replace('Une fin.', 'Une autre fin.'),
      base: head,
      reason: 'Autre fin',
    })
    expect(changed.status).toBe(200)
    await member.del('/pages/parti', { reason: 'Plus utile' })
    source.commit({ 'a.md': text('Là.'), 'gone.md': '# Parti\n\nEncore.\n' }, 'There')
    const report = reportOf(await importFile(source.bundle('both.bundle')))
    expect(report.pages).toMatchObject([
      { path: 'a.md', created: false, revisions: 0, proposal: 1 },
    ])
    expect(report.left).toEqual([{ path: 'gone.md', reason: 'deleted-here' }])
    expect((await visitor.get('/pages/deux-cotes/proposals/1')).body).toMatchObject({
      state: 'open',
      mergeable: 'clean',
    })
    const again = reportOf(await importFile(source.bundle('both.bundle')))
    expect(again.pages).toMatchObject([{ path: 'a.md', proposal: null }])
  })

  it('of a related repository lands in the same lineage, with its true distance', async () => {
    const source = makeGitSource(folder, 'origin')
    source.commit({ 'x.md': '# Origine\n' }, 'Begin')
    source.commit({ 'x.md': '# Origine\n\nUn.\n' }, 'One')
    await importFile(source.bundle('origin.bundle'))
    source.commit({ 'x.md': '# Origine\n\nUn.\n\nDeux.\n' }, 'Two')
    source.commit({ 'y.md': '# Autre chose\n' }, 'Three')
    const report = reportOf(await importFile(source.bundle('copy.bundle')))
    expect(report.related).toEqual([{ source: 'origin.bundle', ahead: 2, behind: 0 }])
    expect(report.pages).toMatchObject([
      {
        path: 'x.md',
        slug: 'origine-2',
        revisions: 1,
        forkedFrom: { slug: 'origine', ahead: 1, behind: 0 },
      },
      { path: 'y.md', slug: 'autre-chose', revisions: 1, forkedFrom: null },
    ])
    const { pages } = (await visitor.get('/pages/origine/lineage')).body
    expect(pages).toMatchObject([
      { slug: 'origine' },
      { slug: 'origine-2', forkedFrom: { slug: 'origine' } },
    ])
    source.commit({ 'x.md': '# Origine\n\nUn.\n\nDeux.\n\nTrois.\n' }, 'Four')
    const nearest = reportOf(await importFile(source.bundle('third.bundle')))
    expect(nearest.pages[0]).toMatchObject({
      slug: 'origine-3',
      forkedFrom: { slug: 'origine-2', ahead: 1, behind: 0 },
    })
    expect(await server.services.library.check()).toEqual([])
  })

  it('of a text that was parted in two has the second fork from the first', async () => {
    const source = makeGitSource(folder, 'parted')
    const text = (more: string) => `# Avant\n\n${'Une phrase qui reste.\n'.repeat(9)}${more}\n`
    const base = source.commit({ 'a.md': text('') }, 'Begin')
    const treeOf = (files: Parameters<typeof source.commit>[0]): string => {
      source.commit(files, 'Side')
      return source.git('rev-parse', 'refs/heads/main^{tree}')
    }
    const stays = source.child(treeOf({ 'a.md': text('Ici.') }), base)
    const moves = source.child(treeOf({ 'a.md': null, 'b.md': text('Là.') }), base)
    const both = source.child(treeOf({ 'a.md': text('Ici.') }), stays, moves)
    source.git('update-ref', 'refs/heads/main', both)
    const { pages } = reportOf(await importFile(source.bundle('parted.bundle')))
    expect(pages).toMatchObject([
      { path: 'a.md', slug: 'avant', forkedFrom: null },
      { path: 'b.md', slug: 'avant-2', forkedFrom: { slug: 'avant', ahead: 1, behind: 1 } },
    ])
  })

  it('brings pictures and warns of wrong front matter', async () => {
    const source = makeGitSource(folder, 'odd')
    const png = Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex')
    source.commit(
      {
        'img/a.png': png,
        'odd.md': '---\nkind: format\ntitle: Bizarre\nlicense: Mine\n---\n![a](img/a.png)\n',
      },
      'Begin',
    )
    const report = reportOf(
      await importFile(source.bundle('odd.bundle'), 'odd.bundle', '?addresses=kept'),
    )
    expect(report.warnings).toMatchObject([{ path: 'odd.md', field: 'license' }])
    const bundle = readFileSync(path.join(folder, 'odd.bundle'))
    const { body } = await send(bundle, 'odd-2.bundle')
    await over(body.id)
    const french = await server.inject({
      url: `/api/v1/imports/${body.id}`,
      headers: { ...headers, 'accept-language': 'fr' },
    })
    expect(french.json().report.warnings[0].message).toMatch(/licence/i)
    const name = /media\/([0-9a-f]{40}\.png)/.exec(
      (await visitor.get('/pages/bizarre/raw')).text,
    )?.[1]
    expect((await visitor.get(`/pages/bizarre/media/${name}`)).bytes).toEqual(png)
  })
})

test('how far an import is never goes back, and comes to all there is to make', async () => {
  const source = makeGitSource(folder, 'watched')
  source.commit({ 'w1.md': '# Vu un\n', 'w2.md': '# Vu deux\n', 'w3.md': '# Vu trois\n' }, 'Begin')
  const file = source.bundle('watched.bundle')
  const jobs = createImportJobs(server.services, publicNetwork)
  const request = {
    source: { kind: 'file', file, name: 'watched.bundle' },
    keepAddresses: false,
    importer: null,
  } as const
  await jobs.start(request, 'watched-1')
  const made: number[] = []
  const totals = new Set<number>()
  jobs.watch('watched-1', ({ step, done, total }) => {
    if (step !== 'making') return
    made.push(done)
    totals.add(total)
  })
  await jobs.ended('watched-1')
  expect(made).toEqual(made.toSorted((a, b) => a - b))
  expect([...totals]).toEqual([made.at(-1)])
})

describe('an import in the list of recent changes', () => {
  it('is one line, with how many pages it made', async () => {
    const file = (at: number): string => `# Page ${at} de la liste\n\nUn.\n`
    await importZip(
      Array.from({ length: 5 }, (_, at) => ({ name: `liste-${at}.md`, content: file(at) })),
      'liste.zip',
    )
    await importZip([{ name: 'seule.md', content: '# Une page seule\n\nUn.\n' }], 'seule.zip')
    const { items } = Object((await visitor.get('/changes?limit=3')).body)
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'imported', reason: 'seule.zip', pages: 1 },
      { kind: 'imported', reason: 'liste.zip', pages: 5 },
    ])
    expect(items[2].reason).not.toBe('liste.zip')
  })
})

describe('what the report says of histories', () => {
  it('counts the changes that the page’s history shows, merges of side lines as one', async () => {
    const source = makeGitSource(folder, 'merged')
    const base = source.commit({ 'a.md': '# Fusion\n\nUn.\n\nDeux.\n' }, 'Begin')
    const tree = (text: string): string => {
      source.commit({ 'a.md': text }, 'Side')
      return source.git('rev-parse', 'refs/heads/main^{tree}')
    }
    const left = source.child(tree('# Fusion\n\nUn, à gauche.\n\nDeux.\n'), base)
    const right = source.child(tree('# Fusion\n\nUn.\n\nDeux, à droite.\n'), base)
    const both = tree('# Fusion\n\nUn, à gauche.\n\nDeux, à droite.\n')
    const merge = source.child(both, left, right)
    source.git('update-ref', 'refs/heads/main', merge)
    const done = await importFile(source.bundle('merged.bundle'))
    const [page] = reportOf(done).pages
    const { revisions } = Object((await visitor.get(`/pages/${page?.slug}/view`)).body)
    expect([page?.revisions, revisions]).toEqual([3, 3])
  })

  it('tells of reasons that were cut, and lists stay short', async () => {
    const source = makeGitSource(folder, 'wordy')
    source.commit({ 'wordy.md': '# Bavard\n\nUn.\n' }, 'w'.repeat(4_000_000))
    const done = await importFile(source.bundle('wordy.bundle'))
    expect(reportOf(done).warnings).toMatchObject([{ path: 'wordy.md', field: 'message' }])
    const slug = reportOf(done).pages[0]?.slug
    for (const at of [`/pages/${slug}/revisions`, `/pages/${slug}/view`, '/changes']) {
      expect((await visitor.get(at)).text.length, at).toBeLessThan(60_000)
    }
  })
})

describe('with the records lost', () => {
  it('pages come back from git, and another import of their sources brings only what is new', async () => {
    const source = makeGitSource(folder, 'kept')
    const text = (more: string) =>
      formatText({ title: 'Gardé', body: `Un début.\n\n${more}\n\nUne fin.\n` })
    source.commit(
      { 'k.md': text('Ici.'), 'old.md': '# Ancien nom\n', 'd.md': '# Bougé\n' },
      'Begin',
    )
    await importFile(source.bundle('kept.bundle'))
    await importFile(source.bundle('kept-copy.bundle'))
    // A name alone makes no revision: git has to keep it beside the text.
    source.commit({ 'old.md': null, 'new.md': '# Ancien nom\n' }, 'Rename')
    source.commit({ 'old.md': '# Un autre\n', 'd.md': '# Bougé\n\nUn peu.\n' }, 'Again')
    await importFile(source.bundle('kept.bundle'))
    const page = (await visitor.get('/pages/garde')).body
    await member.put('/pages/garde', {
      text: text('Ici.').replace('Une fin.', 'Une autre fin.'),
      base: (page['revision'] as { id: string }).id,
      reason: 'Autre fin',
    })
    source.commit({ 'k.md': text('Là.') }, 'There')
    await importFile(source.bundle('kept.bundle'))
    await importZip([{ name: 'notes/seul.md', content: '# Seul\n' }], 'seul.zip')

    const dataDirectory = mkdtempSync(path.join(folder, 'again-'))
    const from = path.join(server.dataDirectory, 'lineages')
    cpSync(from, path.join(dataDirectory, 'lineages'), { recursive: true })
    const opened = await openServices(testSettings(dataDirectory))
    const { services } = opened
    await rebuildRows(services, { tell: () => {} })
    expect((await checkEverything(services, () => {})).problems).toEqual([])
    const pagesIn = async ({ database }: Services) => {
      const rows = await database
        .selectFrom('page')
        .select(['slug', 'head', 'origin_page', 'created', 'updated'])
        .where('deleted', 'is', null)
        .orderBy('slug')
        .execute()
      // git keeps whole seconds.
      return rows.map(({ updated, ...row }) => ({ ...row, updated: updated.slice(0, 19) }))
    }
    const memoryOf = ({ database }: Services) =>
      database.selectFrom('import_page').selectAll().orderBy('source').orderBy('path').execute()
    const before = await pagesIn(services)
    const known = (slug: string) => /^(garde|ancien-nom|bouge|un-autre|seul)/.test(slug)
    expect(before.filter(({ slug }) => known(slug))).toEqual(
      (await pagesIn(server.services)).filter(({ slug }) => known(slug)),
    )
    const here = (rows: Awaited<ReturnType<typeof memoryOf>>) =>
      rows.filter((row) => /^(kept|seul)/.test(row.source))
    const memory = await memoryOf(services)
    expect(here(memory)).toEqual(here(await memoryOf(server.services)))
    await services.database.deleteFrom('import_page').execute()
    const lost = (await checkEverything(services, () => {})).problems
    expect(lost.length).toBe(memory.length)
    expect(lost).toContainEqual({ code: 'import-missing', page: 'garde', detail: 'kept.bundle' })
    await rebuildRows(services, { tell: () => {} })
    expect(await memoryOf(services)).toEqual(memory)

    const jobs = createImportJobs(services, publicNetwork)
    const importAgain = async (name: string) => {
      const file = { kind: 'file', file: path.join(folder, name), name } as const
      const id = services.newId()
      await jobs.start({ source: file, importer: null, keepAddresses: false }, id)
      await jobs.ended(id)
      const row = (await jobs.find(id))?.row
      expect(row).toMatchObject({ state: 'done', problem: null })
      return parseReport(row?.report ?? '')
    }
    for (const name of ['kept.bundle', 'kept-copy.bundle', 'seul.zip']) {
      const report = await importAgain(name)
      expect(
        report.pages.filter(({ created }) => created),
        name,
      ).toEqual([])
      expect(
        report.pages.every(({ revisions, proposal }) => revisions === 0 && proposal === null),
      ).toBe(true)
      expect(report.left, name).toEqual([])
    }
    expect(await pagesIn(services)).toEqual(before)
    source.commit({ 'new.md': '# Ancien nom\n\nEt plus.\n', 'n.md': '# Tout neuf\n' }, 'More')
    source.bundle('kept.bundle')
    expect((await importAgain('kept.bundle')).pages).toMatchObject([
      { path: 'd.md', created: false, revisions: 0 },
      { path: 'k.md', created: false, revisions: 0 },
      { path: 'n.md', created: true, revisions: 1 },
      { path: 'new.md', created: false, revisions: 1 },
      { path: 'old.md', created: false, revisions: 0 },
    ])
    await jobs.close()
    await opened.draftLog.close()
    await opened.close()
  }, 60_000)
})

describe('plain files', () => {
  it('of a zip become pages, and go on with them the next time', async () => {
    const first = await importZip(
      [
        { name: 'notes/été.md', content: '# Été\n' },
        { name: 'l.md', content: 'x', mode: 0o120777 },
        { name: 'b.txt', content: '' },
      ],
      'notes.zip',
    )
    expect(pagesOf(first)).toEqual([['notes/été.md', 'ete', true, 1]])
    expect(reportOf(first).left).toEqual([
      { path: 'b.txt', reason: 'not-markdown' },
      { path: 'l.md', reason: 'link' },
    ])
    expect(
      pagesOf(await importZip([{ name: 'notes/été.md', content: '# Été\n' }], 'notes.zip')),
    ).toEqual([['notes/été.md', 'ete', false, 0]])
    expect(
      pagesOf(
        await importZip([{ name: 'notes/été.md', content: '# Été\n\nLong.\n' }], 'notes.zip'),
      ),
    ).toEqual([['notes/été.md', 'ete', false, 1]])
    expect((await visitor.get('/pages/ete/revisions')).body['items']).toHaveLength(2)
  })

  it('without a title are named by the nearest part of their path that says something', async () => {
    const done = await importZip(
      [
        { name: 'récits/premier.md', content: 'Il était une fois.\n' },
        { name: 'récits/voyages/readme.md', content: 'Au loin.\n' },
        { name: 'index.md', content: 'Partout.\n' },
      ],
      'carnet-bleu.zip',
    )
    expect(pagesOf(done).map(([, slug]) => slug)).toEqual(['carnet-bleu', 'premier', 'voyages'])
  })
})

describe('what is refused', () => {
  const zips: [string, Parameters<typeof makeZip>[0], string][] = [
    ['a name that leads up', [{ name: '../a.md', content: 'x' }], 'path'],
    ['an absolute name', [{ name: '/a.md', content: 'x' }], 'path'],
    ['a folder of git', [{ name: 'x/.git/config', content: 'x' }], 'path'],
    ['a bomb', [{ name: 'a.md', content: Buffer.alloc(9_000_000) }], 'too-large'],
    [
      'a bomb that hides its size',
      [{ name: 'a.md', content: Buffer.alloc(9_000_000), claimed: 100 }],
      'archive',
    ],
    ['a huge text', [{ name: 'a.md', content: 'x', claimed: 50_000_000 }], 'too-large'],
  ]
  test.each(zips)('a zip with %s leaves nothing behind', async (_what, entries, code) => {
    const before = await stored()
    const done = await importZip(entries, 'hostile.zip')
    expect(done).toMatchObject({ state: 'failed', report: null, problem: { code } })
    expect(await stored()).toBe(before)
  })

  test.each([
    ['nonsense', 422],
    ['file:///etc/passwd', 422],
    ['ext::sh -c id', 422],
    ['ssh://git@example.org/a', 422],
    ['https://name:secret@example.org/a', 422],
  ])('the address %s at once', async (address, status) => {
    expect((await member.post('/imports', { address })).status).toBe(status)
  })

  test.each([
    'http://127.0.0.1:1/a.git',
    'http://[::1]/a.git',
    'http://2130706433/a',
    'http://[::ffff:10.0.0.1]/a',
    'http://169.254.169.254/latest',
  ])('the private address %s', async (address) => {
    const before = await stored()
    const { body } = await member.post('/imports', { address })
    expect(await over(String(body['id']))).toMatchObject({
      state: 'failed',
      problem: { code: 'private-network' },
    })
    expect(await stored()).toBe(before)
  })

  it('nothing for being larger than a picture may be', async () => {
    const large = Buffer.concat(Array.from({ length: 6 }, () => randomBytes(1_000_000)))
    const entries = [
      { name: 'large.bin', content: large },
      { name: 'beside.md', content: '# À côté\n' },
    ]
    expect(pagesOf(await importZip(entries, 'large.zip'))).toEqual([
      ['beside.md', 'a-cote', true, 1],
    ])
  })

  it('a file that is none of them, and one without an account', async () => {
    const { body } = await send(Buffer.from('hello'), 'a.txt')
    expect(await over(body.id)).toMatchObject({ state: 'failed', problem: { code: 'archive' } })
    expect((await send(Buffer.from('x'), 'a.zip', '', {})).status).toBe(401)
    expect((await visitor.post('/imports', { address: 'https://example.org/a' })).status).toBe(401)
    expect((await member.post('/imports', {})).status).toBe(422)
  })

  it('to show somebody else’s import', async () => {
    const { body } = await send(Buffer.from('hello'), 'a.txt')
    await over(body.id)
    expect((await other.get(`/imports/${body.id}`)).status).toBe(404)
    expect((await other.del(`/imports/${body.id}`)).status).toBe(404)
  })
})

describe('an import that ends early', () => {
  test.each([
    [
      'it is stopped',
      async (jobs: ImportJobs) => {
        await jobs.cancel('stopped-2')
        await jobs.cancel('stopped-1')
      },
    ],
    ['the server closes', (jobs: ImportJobs) => jobs.close()],
  ])('leaves nothing when %s', async (_what, stop) => {
    const source = makeGitSource(folder, 'stopped')
    source.commit({ 'stopped.md': '# Arrêté\n' }, 'Begin')
    await server.services.database.deleteFrom('import').where('id', 'like', 'stopped-%').execute()
    const before = await stored()
    const { importer } = server.services
    if (importer === null) throw new Error('no git')
    const reading = Promise.withResolvers<void>()
    const slow = {
      ...importer,
      read: async (...given: Parameters<typeof importer.read>) => {
        reading.resolve()
        await new Promise((_resolve, reject) =>
          given[2].signal.addEventListener('abort', () => reject(given[2].signal.reason)),
        )
        return importer.read(...given)
      },
    }
    const jobs = createImportJobs({ ...server.services, importer: slow }, publicNetwork)
    const bundle = source.bundle('stopped.bundle')
    const request = {
      source: { kind: 'file', file: bundle, name: 'stopped.bundle' },
      keepAddresses: false,
      importer: null,
    } as const
    await jobs.start(request, 'stopped-1')
    await jobs.start(request, 'stopped-2')
    await reading.promise
    await stop(jobs)
    expect((await jobs.find('stopped-1'))?.row.state).toBe('cancelled')
    expect((await jobs.find('stopped-2'))?.row.state).toBe('cancelled')
    expect(await stored()).toBe(before)
  })

  /** Runs an import to its end, with something else in the place of storing it. */
  const runWith = async (
    file: string,
    id: string,
    storing: (store: () => ReturnType<GitImporter['store']>) => ReturnType<GitImporter['store']>,
  ): Promise<void> => {
    const { services } = server
    const { importer } = services
    if (importer === null) throw new Error('no git')
    const other: GitImporter = {
      ...importer,
      store: (...given) => storing(() => importer.store(...given)),
    }
    const log = { ...services.log, error: () => {} }
    const jobs = createImportJobs({ ...services, log, importer: other }, publicNetwork)
    const source = { kind: 'file', file, name: path.basename(file) } as const
    await jobs.start({ source, keepAddresses: false, importer: null }, id)
    await jobs.ended(id)
  }

  it('leaves a page alone that was changed while it was brought in, and says so', async () => {
    const source = makeGitSource(folder, 'late')
    const text = (more: string) => formatText({ title: 'Trop tard', body: `Un.\n\n${more}\n` })
    source.commit({ 'late.md': text('Deux.') }, 'Begin')
    await importFile(source.bundle('late.bundle'))
    source.commit({ 'late.md': text('Trois.'), 'new.md': '# Tout neuf\n' }, 'More')
    const { body } = await visitor.get('/pages/trop-tard')
    const { id: base } = Object(body['revision'])
    const here = { text: text('Deux, ici.'), reason: 'Ici', base }
    await runWith(source.bundle('late.bundle'), 'late-1', async (store) => {
      expect((await member.put('/pages/trop-tard', here)).status).toBe(200)
      return store()
    })
    const row = await server.services.database
      .selectFrom('import')
      .select(['state', 'report'])
      .where('id', '=', 'late-1')
      .executeTakeFirstOrThrow()
    const report = parseReport(row.report ?? '')
    expect(row.state).toBe('done')
    expect(report.pages).toMatchObject([{ path: 'new.md', created: true }])
    expect(report.left).toEqual([{ path: 'late.md', reason: 'changed-here' }])
    expect((await visitor.get('/pages/trop-tard/raw')).text).toContain('Deux, ici.')
  })

  it('is finished when it was being brought in, and forgotten otherwise', async () => {
    const source = makeGitSource(folder, 'crash')
    source.commit({ 'crash.md': '# Interrompu\n' }, 'Begin')
    const file = source.bundle('crash.bundle')
    const { services } = server
    const cutOff: Parameters<typeof runWith>[2] = async (store) => {
      await store()
      throw new Error('power cut')
    }
    // After the pages reached git, before they had rows.
    await runWith(file, 'crash-1', cutOff)
    expect((await visitor.get('/pages/interrompu')).status).toBe(404)
    await finishOpenWork(services)
    expect((await visitor.get('/pages/interrompu')).status).toBe(200)
    const row = await services.database
      .selectFrom('import')
      .select(['state', 'report'])
      .where('id', '=', 'crash-1')
      .executeTakeFirstOrThrow()
    expect(row.state).toBe('done')
    // In a server that runs on, as when the disk was full.
    source.commit({ 'again.md': '# Repris\n' }, 'Again')
    await runWith(source.bundle('again.bundle'), 'crash-3', cutOff)
    expect((await visitor.get('/pages/repris')).status).toBe(404)
    await finishLeftWork(services)
    expect((await visitor.get('/pages/repris')).status).toBe(200)
    expect(existsSync(importFolder(services, 'crash-3'))).toBe(false)
    await services.database
      .insertInto('import')
      .values({
        id: 'crash-2',
        person: null,
        source: 'x',
        state: 'running',
        report: null,
        problem: null,
        created: '2026-01-01T00:00:00.000Z',
        finished: null,
      })
      .execute()
    await finishOpenWork(services)
    const forgotten = await services.database
      .selectFrom('import')
      .select('state')
      .where('id', '=', 'crash-2')
      .executeTakeFirstOrThrow()
    expect(forgotten.state).toBe('failed')
    // As in a backup that was taken while an import was being brought in.
    await services.database
      .updateTable('import')
      .set({ state: 'running' })
      .where('id', '=', 'crash-2')
      .execute()
    const payload = { import: 'crash-2' }
    await cutShort(services, 'import', { payload, id: 'import:crash-2' })
    await finishOpenWork(services)
    expect(await openWork(services)).toEqual([])
    expect(await services.library.check()).toEqual([])
  })

  it('has what it left in the folders of imports and of files taken away at the next start', async () => {
    const left = [importFolder(server.services, 'left'), spoolFolder(server.services)]
    for (const at of left) {
      mkdirSync(at, { recursive: true })
      writeFileSync(path.join(at, 'part'), 'x')
    }
    await finishOpenWork(server.services)
    const { settings } = server.services
    for (const name of ['imports', 'uploads'])
      expect(readdirSync(path.join(settings.dataDirectory, name)), name).toEqual([])
  })
})

const corpus = fileURLToPath(new URL('../../../../../../shared/corpus/', import.meta.url))

describe.skipIf(!existsSync(corpus))('two related public collections', () => {
  it('meet: the page of a text forks from the other’s, at its true distance', async () => {
    const pageOf = (done: Import) => reportOf(done).pages.find((one) => one.path === 'index.md')
    const origin = await importFile(path.join(corpus, 'swcarpentry-workshop.bundle'))
    const copy = await importFile(path.join(corpus, 'carpentries-workshop.bundle'))
    expect(reportOf(copy).related).toEqual([
      { source: 'swcarpentry-workshop.bundle', ahead: 77, behind: 0 },
    ])
    const [first, second] = [pageOf(origin), pageOf(copy)]
    expect(second?.forkedFrom).toEqual({ slug: first?.slug, ahead: 24, behind: 0 })
    const [a, b] = await Promise.all(
      [first, second].map(async (page) => {
        const row = await server.services.database
          .selectFrom('page')
          .select(['id', 'head', 'lineage'])
          .where('slug', '=', page?.slug ?? '')
          .executeTakeFirstOrThrow()
        return { page: pageIdOf(row.id), revision: revisionIdOf(row.head), lineage: row.lineage }
      }),
    )
    if (a === undefined || b === undefined) throw new Error('two pages')
    expect(a.lineage).toBe(b.lineage)
    expect(await server.services.library.aheadBehind(b, a)).toEqual({ ahead: 24, behind: 0 })
    const compared = await visitor.get(`/compare?from=${first?.slug}@head&to=${second?.slug}@head`)
    expect(compared.status).toBe(200)
    expect(compared.body['blocks']).not.toEqual([])
  })
})
