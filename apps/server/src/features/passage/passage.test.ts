import { passageHistorySchema, type PassageHistory } from '@forkshop/api'
import { memoryLibrary, type CommitInfo } from '@forkshop/repository'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPage } from '../../records/pages/find-page.ts'
import { makePage } from '../pages/writing/make-page.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { addMember, callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { eventText } from '../../testing/test-page.ts'
import { testServer, type TestServer } from '../../testing/test-server.ts'
import { walkPassage } from './walk-passage.ts'

let server: TestServer
let ann: Calls
let bo: Calls
let visitor: Calls

const [title, opening, circle, wall] = [
  '## Salle',
  'On ouvre.',
  'Des chaises en cercle.',
  'Un mur.',
]
const step = (minutes: string): string =>
  `| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | ${minutes} | Accueil |`
const textOf = (...passages: readonly string[]): string =>
  formatText({ body: `${passages.join('\n\n')}\n` })
const revisionOf = (body: Record<string, unknown>): string =>
  (body['revision'] as { id: string }).id
const put = async (calls: Calls, slug: string, text: string, base: string): Promise<string> =>
  revisionOf((await calls.put(`/pages/${slug}`, { text, base, reason: 'Mieux dit' })).body)
const read = async (slug: string, query: string, calls = visitor): Promise<PassageHistory> => {
  const { status, body, text } = await calls.get(`/pages/${slug}/passage?${query}`)
  expect(status, text).toBe(200)
  return passageHistorySchema.parse(body)
}
/** Each change as kind, author and what the passage said after it. */
const told = ({ items }: PassageHistory): readonly string[] =>
  items.map(
    ({ kind, revision, before, after }) =>
      `${kind} ${revision.author.name}: ${(after ?? before)?.text}`,
  )

/** What the page said, from its first revision on. */
const ids: string[] = []
let accepted = ''

beforeAll(async () => {
  server = await testServer()
  ann = await addMember(server, 'ann@example.org')
  bo = await addMember(server, 'bo@example.org')
  visitor = callsOf(server)
  await ann.post('/pages', { text: eventText('The first run'), slug: 'first-run' })
  const made = await ann.post('/pages', {
    text: textOf(title, circle, wall, step('60 min')),
    slug: 'salle',
  })
  ids.push(revisionOf(made.body))
  const next = async (calls: Calls, ...passages: readonly string[]) =>
    void ids.push(await put(calls, 'salle', textOf(...passages), ids.at(-1) ?? ''))
  await next(bo, title, wall, circle.replace('en', 'et coussins en'), step('60 min'))
  await next(ann, opening, title, wall, circle.replace('en', 'et coussins en'), step('45 min'))
  const { body } = await bo.post('/pages/salle/proposals', {
    text: textOf(opening, title, wall, 'Des coussins en cercle.', step('45 min')),
    base: ids.at(-1),
    title: 'Sans chaises',
    reason: 'On butait',
    event: 'first-run',
  })
  const merged = await ann.post(`/pages/salle/proposals/${String(body['number'])}/accept`, {
    head: body['head'],
    base: ids.at(-1),
  })
  accepted = revisionOf(merged.body)
  await ann.post('/pages/salle/forks', { slug: 'dehors', reason: 'Autre lieu' })
  const fork = revisionOf((await ann.get('/pages/dehors')).body)
  const outside = textOf(opening, title, wall, 'Des coussins dehors en cercle.', step('45 min'))
  await put(ann, 'dehors', outside, fork)
}, 60_000)
afterAll(() => server.close())

describe('the history of a passage', () => {
  test('tells who changed it, when, why, by which proposal and from which event', async () => {
    const history = await read('salle', 'block=3')
    expect(told(history)).toEqual([
      'changed bo: Des coussins en cercle.',
      'changed bo: Des chaises et coussins en cercle.',
      'first ann: Des chaises en cercle.',
    ])
    expect(history).toMatchObject({
      slug: 'salle',
      current: true,
      passage: {
        kind: 'paragraph',
        heading: 'Salle',
        text: 'Des coussins en cercle.',
        html: '<p>Des coussins en cercle.</p>',
      },
      nextCursor: null,
      looked: 4,
      items: [
        {
          revision: { id: accepted, proposal: 1, event: 'first-run' },
          proposal: { page: 'salle', number: 1, title: 'Sans chaises' },
          event: { slug: 'first-run', title: 'The first run' },
          before: { revision: ids[2], text: 'Des chaises et coussins en cercle.' },
          inOrigin: false,
          page: null,
        },
        { revision: { id: ids[1], reason: 'Mieux dit' }, before: { text: circle } },
        { revision: { id: ids[0] }, before: null },
      ],
    })
    const [newest, , first] = history.items
    expect(newest?.comparison.changes.map(({ html }) => html).join('')).toMatch(/<del[^>]*>chaises/)
    expect(first?.comparison.changes[0]?.html).not.toMatch(/<ins|<del/)
  })

  test('of one that never changed is its first revision alone', async () => {
    expect(told(await read('salle', 'block=2'))).toEqual([`first ann: ${wall}`])
    expect(told(await read('salle', 'block=0'))).toEqual([`new ann: ${opening}`])
  })

  test('of a row, a field, or words', async () => {
    const row = await read('salle', 'step=0.0')
    expect(told(row)).toEqual([
      'changed ann: | 09:00 | 45 min | Accueil |',
      'first ann: | 09:00 | 60 min | Accueil |',
    ])
    expect(row.items[0]?.comparison.changes[0]?.html).toContain('Étape</th>')
    expect(told(await read('salle', 'block=4&part=1'))).toEqual(told(row))
    const field = await read('salle', 'field=title')
    expect(field).toMatchObject({ passage: { kind: 'field', field: 'title' } })
    expect(field.items[0]?.comparison.fields).toMatchObject([{ key: 'title', from: null }])
    const { passage } = await read('salle', 'block=3&quote=coussins')
    const { items } = await read('salle', `start=${passage.start}&end=${passage.end}`)
    expect(items).toHaveLength(3)
  })

  test('goes on where it was taken out and brought back', async () => {
    const made = revisionOf(
      (await ann.post('/pages', { text: textOf(circle, wall), slug: 'perdu' })).body,
    )
    const without = await put(bo, 'perdu', textOf(wall), made)
    const other = await put(bo, 'perdu', textOf(wall, opening), without)
    const undone = await ann.post(`/pages/perdu/revisions/${without}/undo`, { reason: 'Si' })
    expect(undone.status, undone.text).toBe(200)
    const history = await read('perdu', 'block=0')
    expect(told(history)).toEqual([
      `returned ann: ${circle}`,
      `removed bo: ${circle}`,
      `first ann: ${circle}`,
    ])
    const [, removed] = history.items
    expect(removed).toMatchObject({
      revision: { id: without },
      before: { revision: made },
      after: null,
    })
    expect(removed?.comparison.changes[0]?.html).toContain('<del')
    expect(told(await read('perdu', `block=1&at=${other}`))).toEqual([`new bo: ${opening}`])
  })

  test('goes on in parts, and from the text of an earlier revision', async () => {
    const first = await read('salle', 'block=3&limit=1')
    expect(told(first)).toEqual(['changed bo: Des coussins en cercle.'])
    const second = await read('salle', `block=3&limit=2&cursor=${first.nextCursor}`)
    expect(told(second)).toEqual(told(await read('salle', 'block=3')).slice(1))
    const then = await read('salle', `block=2&at=${ids[1]}`)
    expect(then).toMatchObject({ current: false, revision: { id: ids[1] } })
    expect(told(then)).toHaveLength(2)
  })

  test('of a fork goes on in the page that it was forked from', async () => {
    const history = await read('dehors', 'block=3')
    expect(told(history)).toEqual([
      'changed ann: Des coussins dehors en cercle.',
      ...told(await read('salle', 'block=3')),
    ])
    expect(history.items.map(({ inOrigin, page }) => [inOrigin, page?.slug ?? null])).toEqual([
      [false, null],
      [true, 'salle'],
      [true, 'salle'],
      [true, 'salle'],
    ])
    expect(history.items[1]?.proposal).toMatchObject({ page: 'salle', number: 1 })
    const old = await read('dehors', `block=1&at=${ids[0]}`)
    expect(old.items.map(({ page }) => page?.slug)).toEqual(['salle'])
  })

  test('is refused for what is not there, not named or not to be read', async () => {
    const status = async (path: string) => (await visitor.get(path)).status
    expect(await status('/pages/salle/passage?block=40')).toBe(404)
    expect(await status('/pages/salle/passage?field=nothing')).toBe(404)
    expect(await status('/pages/salle/passage')).toBe(422)
    expect(await status('/pages/salle/passage?block=1&cursor=x')).toBe(422)
    expect(await status('/pages/nowhere/passage?block=1')).toBe(404)
    const long = Array.from({ length: 290 }, (_, at) => `Une phrase parmi tant d’autres, ${at}.`)
    await ann.post('/pages', { text: textOf(long.join(' '), wall), slug: 'secret' })
    expect(await status('/pages/secret/passage?block=0')).toBe(413)
    await ann.patch('/pages/secret', { visibility: 'private' })
    expect(await status('/pages/secret/passage?block=1')).toBe(404)
    expect((await ann.get('/pages/secret/passage?block=1')).status).toBe(200)
    await ann.del('/pages/secret')
  })
})

describe('a long history', () => {
  test('is looked through in bounded parts, which tell what one walk would', async () => {
    const library = memoryLibrary()
    const services = { ...server.services, library }
    const person = { name: 'Ann', email: 'ann@example.org' }
    const commit = (reason: string): CommitInfo => {
      return { author: person, committer: person, time: new Date(0), reason, trailers: [] }
    }
    const page = await makePage(services, {
      text: textOf(circle, wall),
      slug: 'long',
      reason: 'Début',
      author: person,
      maintainer: 'nobody',
    })
    let base = (await library.head(page)) ?? revisionIdOf('')
    for (let at = 1; at < 1100; at += 1) {
      const said = at < 300 ? circle : at < 301 ? 'Des bancs en cercle.' : 'Des bancs.'
      const text = textOf(`Fin ${at}.`, said, wall)
      await library.commit({
        page,
        base,
        text,
        media: [],
        alsoParents: [],
        commit: commit(`${at}`),
      })
      base = (await library.head(page)) ?? base
    }
    const row = await findPage(services, 'long')
    const text = textOf('Fin 1099.', 'Des bancs.', wall)
    const start = text.indexOf('Des bancs.')
    const span = { start, end: start + 'Des bancs.'.length }
    const parts = []
    for (let next = { revision: base, span } as Parameters<typeof walkPassage>[2] | null; next;) {
      const walk = await walkPassage(services, row, next, {
        limit: 10,
        signal: new AbortController().signal,
      })
      parts.push([walk?.looked, ...(walk?.turns ?? []).map(({ recorded }) => recorded.reason)])
      next = walk?.next ?? null
    }
    expect(parts).toEqual([[500], [500, '301', '300'], [100, 'Début']])
  })
})
