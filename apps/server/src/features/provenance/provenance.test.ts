import { provenanceSchema, type Provenance } from '@forkshop/api'
import { memoryLibrary, type CommitInfo, type Library } from '@forkshop/repository'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findPage } from '../../records/pages/find-page.ts'
import { makePage } from '../pages/writing/make-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { addMember, callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { eventText } from '../../testing/test-page.ts'
import { testServer, type TestServer } from '../../testing/test-server.ts'
import { clearProvenance } from './clear-provenance.ts'
import { provenanceOf } from './provenance-of.ts'

let server: TestServer
let ann: Calls
let bo: Calls
let visitor: Calls
let made = 0

beforeAll(async () => {
  server = await testServer()
  ann = await addMember(server, 'ann@example.org')
  bo = await addMember(server, 'bo@example.org')
  visitor = callsOf(server)
  await ann.post('/pages', { text: eventText('The first run'), slug: 'first-run' })
}, 60_000)
afterAll(() => server.close())

const lines = ['Un premier passage.', 'Un second passage, plus long.', 'Un troisième et dernier.']
const textOf = (...passages: readonly string[]) =>
  formatText({ body: `${passages.join('\n\n')}\n` })
const first = textOf(...lines)

/** A page of Ann's that everybody may edit. */
const newPage = async (text = first) => {
  made += 1
  const slug = `whose-${made}`
  const { body } = await ann.post('/pages', { text, slug })
  return { at: `/pages/${slug}`, slug, id: revisionOf(body) }
}
const revisionOf = (body: Record<string, unknown>) => (body['revision'] as { id: string }).id
const put = async (calls: Calls, at: string, text: string, base: string) =>
  revisionOf((await calls.put(at, { text, base, reason: 'Mieux dit' })).body)
const propose = async (at: string, text: string, base: string) => {
  const asked = { text, base, title: 'Plus clair', reason: 'On butait', event: 'first-run' }
  const { body } = await bo.post(`${at}/proposals`, asked)
  return { number: Number(body['number']), head: String(body['head']) }
}
const read = async (at: string, query = '', calls = visitor) =>
  provenanceSchema.parse((await calls.get(`${at}/provenance${query}`)).body)
/** Words with who wrote them, front matter and what the first author wrote left out. */
const wordsOf = ({ runs }: Provenance, author = 'bo') =>
  runs.filter((run) => run.author.name === author).map(({ text }) => text.trim())

describe('who wrote a text', () => {
  test('is told in runs that are the whole text', async () => {
    const { at, id } = await newPage()
    const later = await put(bo, at, first.replace('second', 'deuxième'), id)
    const { runs, complete, progress, revision, sources, blocks } = await read(at)
    expect(runs.map(({ text }) => text).join('')).toBe((await visitor.get(`${at}/raw`)).text)
    expect({ complete, progress, revision }).toEqual({
      complete: true,
      progress: { done: 2, total: 2 },
      revision: later,
    })
    expect(runs[1]).toMatchObject({
      text: 'deuxième ',
      author: { name: 'bo' },
      revision: { id: later, reason: 'Mieux dit' },
      event: null,
      proposal: null,
    })
    expect(sources).toMatchObject([
      { revision: id, authorFrom: 'here', before: null },
      { revision: later, authorFrom: 'here', before: id, coAuthors: [], proposal: null },
    ])
    expect(blocks.map(({ start, end }) => first.slice(start, end).slice(0, 8))).toHaveLength(3)
  })

  test('an accepted proposal is its author’s, with its number and event', async () => {
    const { at, slug, id } = await newPage()
    const proposal = await propose(at, textOf('Un passage neuf.', ...lines), id)
    await put(ann, at, textOf(...lines, 'Une fin.'), id)
    await ann.post(`${at}/proposals/${proposal.number}/accept`)
    const answer = await read(at)
    expect(wordsOf(answer)).toEqual(['Un passage neuf.'])
    const [run] = answer.runs.filter(({ author }) => author.name === 'bo')
    expect(run).toMatchObject({ revision: { id: proposal.head }, event: 'first-run', proposal: 1 })
    expect(answer.sources.find(({ revision }) => revision === proposal.head)).toMatchObject({
      proposal: { page: slug, number: 1, title: 'Plus clair' },
      event: { slug: 'first-run', title: 'The first run' },
    })
    expect(wordsOf(answer, 'ann').at(-1)).toContain('Une fin.')
  })

  test('a proposal that was changed before it was accepted brings all its states', async () => {
    const { at, id } = await newPage()
    const proposal = await propose(at, textOf('Un passage neuf.', ...lines), id)
    await read(at, `?at=${proposal.head}`)
    const changed = textOf('Un passage neuf.', ...lines, 'Et un autre.')
    await bo.put(`${at}/proposals/1`, { text: changed, head: proposal.head })
    await ann.post(`${at}/proposals/1/accept`)
    const runs = (await read(at)).runs.filter(({ author }) => author.name === 'bo')
    expect(runs.map(({ text, proposal: number }) => [text.trim(), number])).toEqual([
      ['Un passage neuf.', 1],
      ['Et un autre.', 1],
    ])
  })

  test('how a conflict was settled is told of who settled it', async () => {
    const { at, id } = await newPage()
    const said = (how: string) => first.replace('Un second passage', how)
    const proposal = await propose(at, said('Le deuxième passage'), id)
    const base = await put(ann, at, said('Notre passage'), id)
    const text = said('Voilà un autre passage')
    const decided = { head: proposal.head, base, text }
    expect((await ann.post(`${at}/proposals/1/accept`, decided)).status).toBe(200)
    const { runs, sources, revision } = await read(at)
    const settled = runs.filter((run) => run.revision.id === revision)
    expect(settled).toMatchObject([
      { text: 'Voilà un autre ', author: { name: 'ann' }, proposal: 1 },
    ])
    expect(sources.find((one) => one.revision === revision)).toMatchObject({ authorFrom: 'here' })
  })

  test('an open proposal is told too', async () => {
    const { at, id } = await newPage()
    const { head } = await propose(at, textOf('Un passage neuf.', ...lines), id)
    const { runs } = await read(at, `?at=${head}`)
    expect(runs.find(({ author }) => author.name === 'bo')).toMatchObject({ proposal: 1 })
  })

  test('taking a change back makes nobody an author', async () => {
    const { at, id } = await newPage()
    await put(bo, at, textOf(...lines.slice(0, 1)), id)
    await bo.post(`${at}/revisions/${id}/restore`, { reason: 'Tout était bien' })
    expect(wordsOf(await read(at))).toEqual([])
    expect((await read(at)).progress.total).toBe(3)
  })

  test('a fork goes on from its origin, with the proposals made there', async () => {
    const { at, slug, id } = await newPage()
    await propose(at, textOf('Un passage neuf.', ...lines), id)
    await ann.post(`${at}/proposals/1/accept`)
    const fork = await bo.post(`${at}/forks`, { title: 'Ailleurs', reason: 'Autre lieu' })
    const forkAt = `/pages/${String(fork.body['slug'])}`
    const answer = await read(forkAt)
    expect(wordsOf(answer)).toEqual(['Ailleurs', 'Un passage neuf.'])
    expect(answer.sources.flatMap(({ proposal }) => proposal ?? [])).toEqual([
      { page: slug, number: 1, title: 'Plus clair' },
    ])
    expect(wordsOf(await read(at))).toEqual(['Un passage neuf.'])
  })

  test('words that came back after they were lost on another branch only are new', async () => {
    const { at, id } = await newPage()
    const fork = await bo.post(`${at}/forks`, { title: 'Ailleurs', reason: 'Autre lieu' })
    const forkAt = `/pages/${String(fork.body['slug'])}`
    const extra = textOf(...lines, 'Une phrase que chacun peut écrire.')
    const grown = await put(ann, at, extra, id)
    await put(ann, at, first, grown)
    await read(at)
    await put(bo, forkAt, extra, revisionOf(fork.body))
    expect(wordsOf(await read(forkAt)).at(-1)).toContain('que chacun peut écrire')
  })

  test('of an earlier text says what was known then', async () => {
    const { at, id } = await newPage()
    await put(bo, at, first.replace('second', 'deuxième'), id)
    await ann.post(`${at}/versions`, { level: 'major', notes: 'Voilà' })
    expect(wordsOf(await read(at, `?at=${id}`))).toEqual([])
    expect(wordsOf(await read(at, '?at=1.0'))).toEqual(['deuxième'])
    expect((await visitor.get(`${at}/provenance?at=7.0`)).status).toBe(404)
  })

  test('is told again from git alone', async () => {
    const { at, id } = await newPage()
    const second = await put(bo, at, textOf(...lines.slice(0, 1)), id)
    const grown = await put(ann, at, textOf(...lines, 'De plus.'), second)
    await propose(at, textOf(...lines, 'De plus.', 'Encore.'), grown)
    await ann.post(`${at}/proposals/1/accept`)
    const before = await read(at)
    await clearProvenance(server.services.database)
    expect(await read(at)).toEqual(before)
  })

  test('revisions that two pages share by chance are each page’s own', async () => {
    // The same text by the same person in the same second has the same id, whatever the lineage.
    const { library } = server.services
    const time = new Date('2026-03-01T09:00:00Z')
    const author = { name: 'ann', email: 'ann@example.org' }
    const services = { ...server.services, clock: () => time }
    const longer = textOf(...lines, 'De plus.')
    const headOf = async (slug: string) =>
      revisionIdOf((await library.head(await idOf(slug))) ?? '')
    const idOf = async (slug: string) => pageIdOf((await findPage(services, slug)).id)
    const next = async (slug: string, text: string) => {
      const base = await headOf(slug)
      const commit = { author, committer: author, time, reason: 'Suite', trailers: [] }
      const page = await idOf(slug)
      await library.commit({ page, base, text, media: [], alsoParents: [], commit })
      return read(`/pages/${slug}`, `?at=${await headOf(slug)}`)
    }
    for (const slug of ['twin-a', 'twin-b']) {
      await makePage(services, { text: longer, slug, reason: 'Début', author, maintainer: 'ann' })
      const first = await headOf(slug)
      await next(slug, textOf(...lines))
      const { runs } = await next(slug, longer)
      expect(runs.map(({ revision }) => revision.id)).toEqual([first])
    }
    expect(await headOf('twin-a')).toBe(await headOf('twin-b'))
  })

  test('is for those who may read the page', async () => {
    const { at } = await newPage()
    await ann.patch(at, { visibility: 'private' })
    const statuses = []
    for (const calls of [visitor, bo, ann]) {
      statuses.push((await calls.get(`${at}/provenance`)).status)
    }
    expect(statuses).toEqual([404, 404, 200])
    await ann.del(at, { reason: 'Fini' })
    expect((await ann.get(`${at}/provenance`)).status).toBe(410)
  })

  test('names an event only as far as everybody may read it', async () => {
    const { at, id } = await newPage()
    await ann.post('/pages', { text: eventText('Behind doors'), slug: `closed-${made}` })
    const asked = { text: textOf(...lines, 'Neuf.'), base: id, title: 'T', reason: 'R' }
    await bo.post(`${at}/proposals`, { ...asked, event: `closed-${made}` })
    await ann.post(`${at}/proposals/1/accept`)
    await ann.patch(`/pages/closed-${made}`, { visibility: 'private' })
    const { sources } = await read(at)
    expect(sources.map(({ event }) => event)).toEqual([null, null])
  })
})

describe('names from elsewhere', () => {
  const commit = async (at: string, email: string, trailers: CommitInfo['trailers'] = []) => {
    const { library } = server.services
    const page = pageIdOf((await findPage(server.services, at.slice('/pages/'.length))).id)
    const base = (await library.head(page)) ?? revisionIdOf('')
    const text = `${(await library.readText(page, base)) ?? ''}\nDe ${email}.\n`
    const person = { name: 'Quelqu’un', email }
    const info = {
      author: person,
      committer: person,
      time: new Date(0),
      reason: 'Poussé',
      trailers,
    }
    await library.commit({ page, base, text, media: [], alsoParents: [], commit: info })
    const { sources } = await read(at, `?at=${String(await library.head(page))}`)
    return sources.find(({ before }) => before === base)
  }

  test.each([
    ['somebody@example.org', 'elsewhere'],
    ['12345+somebody@users.noreply.example.com', 'elsewhere'],
    ['guest+abc@users.noreply.localhost', 'guest'],
  ] as const)('%s is of %s', async (email, from) => {
    const { at } = await newPage()
    expect(await commit(at, email)).toMatchObject({ authorFrom: from, coAuthors: [] })
  })

  test('an imported revision is of elsewhere, and its co-authors are named', async () => {
    const { at } = await newPage()
    const trailers = [
      { key: 'Imported-From', value: 'repository@abc:README.md' },
      { key: 'Co-authored-by', value: 'Cléo <cleo@example.org>' },
    ]
    expect(await commit(at, 'ann+ann@users.noreply.localhost', trailers)).toMatchObject({
      authorFrom: 'elsewhere',
      coAuthors: [{ id: null, name: 'Cléo' }],
    })
  })
})

describe('a long history', () => {
  let services: Services
  let library: Library
  let slug = ''

  beforeEach(() => {
    library = memoryLibrary()
    services = { ...server.services, library }
  })

  const person = { name: 'Ann', email: 'ann@example.org' }
  const because = (reason: string): CommitInfo => {
    return { author: person, committer: person, time: new Date(0), reason, trailers: [] }
  }
  const passages = Array.from({ length: 12 }, (_, at) => `Passage ${at} comme il était.`)
  /** A page with this many revisions; answers their ids, oldest first. */
  const grow = async (revisions: number) => {
    made += 1
    slug = `long-${made}`
    const id = await makePage(services, {
      text: textOf(...passages),
      slug,
      reason: 'Début',
      author: person,
      maintainer: 'nobody',
    })
    const ids = [await library.head(id)]
    for (let at = 1; at < revisions; at += 1) {
      const place = at % passages.length
      // Every third change takes the one before it back.
      const changed = at % 3 === 2 ? passages : passages.with(place, `Changé ${at}, ici.`)
      const base = ids.at(-1) ?? revisionIdOf('')
      const text = textOf(...changed, `Fin ${at}.`)
      const commit = because(`Pas ${at}`)
      await library.commit({ page: id, base, text, media: [], alsoParents: [], commit })
      ids.push(await library.head(id))
    }
    return ids.map((one) => one ?? revisionIdOf(''))
  }
  const tell = async (revision: string) =>
    provenanceOf(services, await findPage(services, slug), revisionIdOf(revision))
  const stored = async () => {
    const { id } = await findPage(services, slug)
    const rows = services.database.selectFrom('provenance').select('kept').where('page', '=', id)
    return rows.execute()
  }

  test('is read a part at a time, which the answer says', async () => {
    const ids = await grow(900)
    const answers = []
    for (let asked = 0; asked < 3; asked += 1) answers.push(await tell(ids.at(-1) ?? ''))
    expect(answers).toMatchObject([
      { kind: 'partial', done: 400, total: 900 },
      { kind: 'partial', done: 800, total: 900 },
      { kind: 'known', total: 900 },
    ])
    const rows = await stored()
    expect(rows.filter(({ kept }) => kept === 1)).toHaveLength(Math.ceil(900 / 64))
    expect(rows.filter(({ kept }) => kept === 0).length).toBeLessThanOrEqual(8)
  })

  test('is the same however it is asked: from the end, step by step, or in the middle', async () => {
    const ids = await grow(150)
    const last = await tell(ids.at(-1) ?? '')
    const middle = await tell(ids[77] ?? '')
    await clearProvenance(services.database)
    const steps = []
    for (const id of ids) steps.push(await tell(id))
    expect(last).toMatchObject({ kind: 'known' })
    expect(steps.at(-1)).toEqual(last)
    expect(steps[77]).toEqual(middle)
  })
})
