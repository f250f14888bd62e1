import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

const now = new Date('2027-01-04T12:00:00Z')
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })

const page = (title: string, lines = 'kind: format\nduration: P2D'): string =>
  `---\ntitle: ${title}\nsummary: Deux soirs, à deux.\nlang: fr\nlicense: CC-BY-4.0\n${lines}\n---\n\nOn commence.\n`

const eventText = (title: string, format: string): string =>
  page(
    title,
    `kind: event\nformat: {page: ${format}, version: "1.0"}\nstart: 2027-02-01\nend: 2027-02-01\nvenue: {name: Ici}`,
  )

/** A format with two revisions, the second released as 1.0, an event of it and an idea from there. */
const told = async (title: string) => {
  const slug = await makePage(ann, page(title))
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  await ann.call('publishPage', {
    params: { slug },
    body: { text: `${text}\nOn finit.\n`, base: revision.id, reason: 'La fin & le début' },
  })
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Un' } })
  const event = await makePage(ann, eventText(`${title}, un soir`, slug))
  await bo.call('createIdea', {
    params: { slug },
    body: { text: 'Finir plus tôt', observed: 'Tout le monde bâille.', event },
  })
  return { slug, event }
}
const { slug, event } = await told('Veillée')

const ask = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })
const statusOf = async (url: string): Promise<number> => (await ask(url)).statusCode

/** A feed as one reader has it, after the others read the same. */
const read = async (address: string, query = '') => {
  const [atom, json] = await Promise.all([
    ask(`${address}.atom${query}`),
    ask(`${address}.json${query}`),
  ])
  expect([atom.statusCode, atom.headers['content-type']]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
  ])
  expect([json.statusCode, json.headers['content-type']]).toEqual([
    200,
    'application/feed+json; charset=utf-8',
  ])
  const ofAtom = parseAtomFeed(atom.body)
  const ofJson = parseJsonFeed(json.body)
  const ofStrict = await new RssParser().parseString(atom.body)
  const titles = ofJson.items?.map(({ title }) => title) ?? []
  expect(ofAtom.entries?.map(({ title }) => title?.value) ?? []).toEqual(titles)
  expect(ofStrict.items.map((one) => one.title)).toEqual(titles)
  expect(ofAtom.entries?.map(({ id }) => id) ?? []).toEqual(ofJson.items?.map(({ id }) => id) ?? [])
  return { title: ofJson.title, language: ofJson.language, items: ofJson.items ?? [], titles }
}

const english = '?language=en'

test('the history of a page says who, when, what, and as which version', async () => {
  const { title, language, items } = await read(`/formats/${slug}/history`)
  expect([title, language]).toEqual(['Veillée · historique', 'fr'])
  expect(items[0]).toMatchObject({
    title: 'Version 1.0 · La fin & le début',
    content_text: 'La fin & le début\nParu dans la version 1.0.',
    authors: [{ name: 'Ann' }],
    date_published: '2027-01-04T12:00:00.000Z',
    tags: ['released'],
  })
  expect(items[0]?.url).toContain(`/formats/${slug}/compare?from=`)
  expect(items).toHaveLength(2)
})

test('versions, ideas, lineage, an event, the library and a search each have one', async () => {
  expect((await read(`/formats/${slug}/versions`)).titles).toEqual(['Version 1.0'])
  const ideas = await read(`/formats/${slug}/ideas`)
  expect(ideas.items.map(({ title, content_text: text }) => [title, text])).toEqual([
    [
      'Idée\u00a0: Finir plus tôt',
      'Finir plus tôt\nObservé\u00a0: Tout le monde bâille.\nVient de l’événement «\u00a0Veillée, un soir\u00a0».',
    ],
  ])
  expect((await read(`/formats/${slug}/lineage`)).titles).toContain('Veillée · version 1.0')
  expect((await read(`/events/${event}`)).titles).toContain('Idée\u00a0: Finir plus tôt')
  expect((await read('/changes')).titles).toContain('Veillée · nouvelle idée')
  const found = await read('/search', '?q=veill')
  expect(new Set(found.titles)).toEqual(new Set(['Veillée', 'Veillée, un soir']))
})

test('its words are in the language that its address names', async () => {
  expect((await read(`/formats/${slug}/ideas`, english)).titles).toEqual(['Idea: Finir plus tôt'])
  expect(await read('/changes', english)).toMatchObject({ language: 'en' })
  const answer = await ask('/changes.atom', { 'accept-language': 'en' })
  expect(parseAtomFeed(answer.body).title?.value).toBe('Forkshop · changements récents')
})

test('its addresses lead on: to itself, its other form, the page for people', async () => {
  const atom = parseAtomFeed((await ask(`/formats/${slug}/history.atom${english}`)).body)
  const origin = server.services.settings.url
  expect(atom.links?.map(({ rel, href }) => [rel, href])).toEqual([
    ['alternate', `${origin}/formats/${slug}/history`],
    ['self', `${origin}/formats/${slug}/history.atom${english}`],
    ['alternate', `${origin}/formats/${slug}/history.json${english}`],
  ])
  expect(atom.id).toMatch(/^tag:[a-z0-9.-]+,2026-01-01:feed\/page\//)
})

test('former addresses and those of another kind lead to the one of today', async () => {
  const renamed = await makePage(ann, page('Ancien nom'))
  const next = 'nouveau-nom-du-fil'
  await ann.call('changePage', { params: { slug: renamed }, body: { slug: next } })
  for (const path of [`/formats/${renamed}`, `/methods/${next}`, `/p/${next}`]) {
    const { statusCode, headers } = await ask(`${path}/history.atom${english}`)
    expect([statusCode, headers.location]).toEqual([301, `/formats/${next}/history.atom${english}`])
  }
})

test('what is hidden, private or deleted is in none of them', async () => {
  const { slug: other, event: there } = await told('Secrète')
  const feeds = [
    '/changes',
    `/formats/${other}/ideas`,
    `/formats/${other}/lineage`,
    `/events/${there}`,
  ]
  const all = async (): Promise<string> => {
    const bodies = feeds.flatMap((path) => ['atom', 'json'].map((form) => ask(`${path}.${form}`)))
    return (await Promise.all([...bodies, ask('/search.json?q=secrete')]))
      .map(({ body }) => body)
      .join('')
  }
  expect(await all()).toContain('Finir plus tôt')
  const { items } = await bo.call('listIdeas', { params: { slug: other } })
  await ann.call('hide', { body: { of: `idea:${items[0]?.id ?? ''}` } })
  const hidden = await Promise.all(feeds.slice(1).map((path) => ask(`${path}.atom`)))
  expect(hidden.map(({ body }) => body).join('')).not.toContain('Finir plus tôt')

  await ann.call('changePage', { params: { slug: there }, body: { visibility: 'private' } })
  expect(await statusOf(`/events/${there}.atom`)).toBe(404)
  expect(await all()).not.toContain('Secrète, un soir')

  await ann.call('deletePage', { params: { slug: other }, body: { reason: 'Fini' } })
  expect(await statusOf(`/formats/${other}/history.atom`)).toBe(410)
  expect((await ask('/changes.json')).body).not.toContain('Secrète')
  expect((await ask('/search.json?q=secrete')).body).not.toContain('Deux soirs')
})

test('an event that is not there for everybody is not named where an idea came from', async () => {
  const { slug: shown, event: there } = await told('Ouverte')
  await ann.call('changePage', { params: { slug: there }, body: { visibility: 'private' } })
  const { items } = await read(`/formats/${shown}/ideas`)
  expect(JSON.stringify(items)).toContain('Finir plus tôt')
  expect(JSON.stringify(items)).not.toContain('un soir')
})

test('whoever has it is told only that it is unchanged, until it changes', async () => {
  const url = `/formats/${slug}/ideas.atom`
  const first = await ask(url)
  const tag = { 'if-none-match': String(first.headers.etag) }
  const moment = { 'if-modified-since': String(first.headers['last-modified']) }
  for (const headers of [tag, moment]) {
    const again = await ask(url, headers)
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect(again.headers.etag).toBe(first.headers.etag)
  }
  const stale = { 'if-none-match': '"another"', ...moment }
  expect((await ask(url, stale)).statusCode).toBe(200)
  now.setSeconds(now.getSeconds() + 5)
  await bo.call('createIdea', { params: { slug }, body: { text: 'Une de plus' } })
  for (const headers of [tag, moment]) {
    const after = await ask(url, headers)
    expect([after.statusCode, after.body.includes('Une de plus')]).toEqual([200, true])
  }
})

test('what somebody did on public pages has one, behind their page', async () => {
  const eve = await server.person('Eve')
  const open = await makePage(eve, page('Ouvert'))
  const closed = await makePage(eve, page('Fermé'))
  await eve.call('changePage', { params: { slug: closed }, body: { visibility: 'private' } })
  await ann.call('createIdea', { params: { slug: open }, body: { text: 'D’une autre' } })
  const { title, items, titles } = await read(`/people/${eve.id}`)
  expect(title).toMatch(/^Eve · contributions à /)
  expect(titles).toEqual(['Ouvert · nouvelle page'])
  expect(items[0]?.authors).toEqual([{ name: 'Eve' }])
  const first = await ask(`/people/${eve.id}.atom`)
  const again = { 'if-none-match': String(first.headers['etag']) }
  expect((await ask(`/people/${eve.id}.atom`, again)).statusCode).toBe(304)
})

test('any site may read it, and ask for its head alone', async () => {
  const url = `${server.base}/formats/${slug}/versions.json`
  const whole = await fetch(url, { headers: { origin: 'https://other.example' } })
  expect(whole.headers.get('access-control-allow-origin')).toBe('*')
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
})

test('an unchanged feed is not made again', async () => {
  const url = `${server.base}/formats/${slug}/versions.atom`
  const first = await fetch(url)
  await first.text()
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  const again = await fetch(url, { headers })
  // said by what stands ready, before any handler
  expect([again.status, again.headers.get('server-timing')]).toEqual([304, 'ready'])
})

test.each([
  ['/search.atom', 422],
  ['/search.atom?q=', 422],
  [`/search.atom?q=${'a'.repeat(201)}`, 422],
  ['/search.json?q=a&kind=nothing', 422],
  ['/changes.atom?language=tlh', 422],
  ['/formats/no-such-page/history.atom', 404],
  ['/people/nobody.atom', 404],
  [`/events/${slug}.json`, 404],
])('%s answers %i', async (url, status) => {
  expect(await statusOf(url)).toBe(status)
})
