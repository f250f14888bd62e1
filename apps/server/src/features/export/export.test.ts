import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fillLibrary, FORMULA } from '../../testing/filled-library.ts'
import { runOn } from '../../testing/run-in-folder.ts'
import { toCsv } from './to-csv.ts'

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-export-'))
const library = await fillLibrary()
const { server, facilitator, participant, format, slugs, pictures } = library
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

const git = (...parameters: readonly string[]) =>
  execFileSync('git', parameters, {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
  }).trim()
const run = (...args: readonly string[]) => runOn(server.dataDirectory, ['export', ...args])
const folder = (name: string) => path.join(home, name)
const readJson = (name: string, table: string): Record<string, unknown>[] =>
  JSON.parse(readFileSync(path.join(folder(name), `${table}.json`), 'utf8'))
const everything = (name: string) =>
  readdirSync(folder(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

describe('a whole library, while it is served', async () => {
  const { status, printed } = await run(folder('all'), '--json')

  test('is told in one JSON value', () => {
    expect(status).toBe(0)
    expect(JSON.parse(printed)).toEqual({
      directory: folder('all'),
      pages: slugs.length,
      ideas: readJson('all', 'ideas').length,
      proposals: 4,
      comments: 2,
      left: [],
    })
    expect(readdirSync(home)).toEqual(['all'])
  })

  test('has the exact text of every public page and its pictures', async () => {
    const raw = async (slug: string) =>
      (await server.inject(`/api/v1/pages/${slug}/raw`)).rawPayload
    for (const slug of slugs) {
      expect(readFileSync(path.join(folder('all'), 'pages', `${slug}.md`))).toEqual(await raw(slug))
    }
    const { rawPayload } = await server.inject(
      `/api/v1/pages/illustrated/media/${pictures.published}`,
    )
    expect(readdirSync(path.join(folder('all'), 'pages/media'))).toEqual([pictures.published])
    const kept = readFileSync(path.join(folder('all'), 'pages/media', pictures.published))
    expect(kept).toEqual(rawPayload)
  })

  test('has histories that stock git clones, without namespaces or others’ objects', async () => {
    const bare = path.join(folder('all'), 'git', `${format}.git`)
    expect(git('clone', '-q', bare, 'clone')).toBe('')
    const text = await facilitator.call('getText', { params: { slug: format } })
    expect(readFileSync(path.join(home, 'clone/README.md'), 'utf8')).toBe(text)
    const refs = git('--git-dir', bare, 'for-each-ref', '--format=%(refname)').split('\n')
    expect(refs).toEqual([
      'refs/heads/main',
      'refs/heads/proposals/1',
      'refs/heads/proposals/2',
      'refs/heads/proposals/3',
      'refs/heads/proposals/4',
      'refs/tags/v1.0',
      'refs/tags/v1.1',
    ])
    expect(git('--git-dir', bare, 'fsck', '--strict')).toBe('')
    const page = await facilitator.call('getPage', { params: { slug: format } })
    expect(git('--git-dir', bare, 'rev-parse', 'main')).toBe(page.revision.id)
    const fork = await participant.call('getPage', { params: { slug: '48h-brest' } })
    expect(() => git('--git-dir', bare, 'cat-file', '-e', fork.revision.id)).toThrow('Command')
  })

  test('tells ideas, proposals and comments alike in JSON and CSV', async () => {
    const [accepted, open, declined, withdrawn] = readJson('all', 'proposals')
    expect(accepted).toMatchObject({
      page: format,
      number: 1,
      state: 'accepted',
      author: 'Participation',
      authorId: participant.id,
      acceptedInVersion: '1.1',
      decidedBy: 'Facilitation',
      ideas: [expect.any(String)],
    })
    expect(open).toMatchObject({ number: 2, state: 'open', decided: null })
    expect(declined).toMatchObject({ state: 'declined', decidedReason: 'Trop court' })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', decidedReason: '' })
    const idea = readJson('all', 'ideas').find(({ proposal }) => proposal === 1)
    expect(idea).toMatchObject({ page: format, state: 'accepted', at: expect.any(String) })
    expect(readJson('all', 'comments').map(({ verdict, text }) => [verdict, text])).toEqual([
      ['comment', FORMULA],
      ['for', 'Oui'],
    ])
    const csv = readFileSync(path.join(folder('all'), 'comments.csv'), 'utf8')
    expect(csv).toMatch(
      /^\uFEFFid,page,proposal,verdict,text,author,authorId,time,thread,quote,at,resolved,/,
    )
    expect(csv).toContain(`"'${FORMULA.replaceAll('"', '""')}"`)
    expect(readJson('all', 'pages').find(({ slug }) => slug === '48h-brest')).toMatchObject({
      forkedFrom: format,
      forkedFromVersion: '1.1',
    })
  })

  test('leaves out people’s addresses and whatever is not public', () => {
    const all = everything('all')
    expect(all).not.toMatch(/@demo\.example/)
    expect(all).not.toContain('Page cach')
    expect(all).not.toContain('Page supprim')
  })
})

test('private and deleted pages come along when they are asked for', async () => {
  const { status } = await run(folder('hidden'), '--all')
  expect(status).toBe(0)
  const found = readJson('hidden', 'pages').map(({ slug }) => slug)
  expect(found).toEqual([...slugs, 'page-cachee', 'page-supprimee'].toSorted())
})

test('one page is taken by a slug that it has or had', async () => {
  const { status, printed } = await run('tour-de-table', folder('one'))
  expect({ status, printed }).toEqual({
    status: 0,
    printed: `Pages: 1, ideas: 0, proposals: 0, comments: 0. All in ${folder('one')}.`,
  })
  expect(readdirSync(path.join(folder('one'), 'pages'))).toEqual(['tour-des-voix.md'])
})

test.each([
  ['an unknown page', ['nowhere', folder('no')], 'There is no page nowhere.'],
  ['a private page', ['page-cachee', folder('no')], 'is not public'],
  ['a folder that is not empty', [home], 'not empty'],
  ['no folder', [], 'forkshop export [SLUG] DIR'],
])('%s is refused and leaves nothing', async (_what, args, words) => {
  const { status, printed, complaints } = await run(...args)
  expect({ status, printed }).toEqual({ status: 2, printed: '' })
  expect(complaints).toContain(words)
  expect(existsSync(folder('no'))).toBe(false)
})

test('a folder without a library is not made into one', async () => {
  const { status, complaints } = await runOn(folder('nothing'), ['export', folder('no')], {
    LANG: 'fr_FR.UTF-8',
  })
  expect({ status, complaints }).toEqual({
    status: 2,
    complaints: `Il n’y a pas de bibliothèque dans ${folder('nothing')}.`,
  })
  expect(existsSync(folder('nothing'))).toBe(false)
})

test('an empty folder that is there is filled', async () => {
  const place = mkdtempSync(path.join(home, 'empty-'))
  expect((await run('tour-des-voix', place)).status).toBe(0)
  expect(readdirSync(place)).toContain('pages.csv')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['a, "b"\r\nc', '"a, ""b""\r\nc"'],
  ['été', 'été'],
])('%j is written so that no spreadsheet runs it', (text, cell) => {
  expect(toCsv(['text', 'n'], [{ text, n: -1 }])).toBe(`\uFEFFtext,n\r\n${cell},-1\r\n`)
})
