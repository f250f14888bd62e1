import type { Client } from '@forkshop/api'
import { beforeAll, expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { callerAt } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()
const readers = { fr: callerAt(server.base, {}, 'fr'), en: callerAt(server.base, {}, 'en') }

type Said = { readonly lang: string; readonly of?: string; readonly title?: string }

const textOf = ({ lang, of, title = 'Veillée' }: Said): string =>
  `---\nkind: format\ntitle: ${title}\nsummary: Un soir.\nlang: ${lang}\nlicense: CC-BY-4.0\nduration: PT2H\n${
    of === undefined ? '' : `translation_of: ${of}\n`
  }---\n\nParler.\n`
const make = (slug: string, said: Said) =>
  ann.call('createPage', { body: { slug, text: textOf(said) } })
const write = async (slug: string, said: Said): Promise<void> => {
  const { revision } = await ann.call('getPage', { params: { slug }, query: {} })
  const body = { text: textOf(said), base: revision.id, reason: 'Autre' }
  await ann.call('publishPage', { params: { slug }, body })
}
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'x' } })
const show = (slug: string, visibility: 'public' | 'private') =>
  ann.call('changePage', { params: { slug }, body: { visibility } })
const view = (slug: string, call: Client = readers.en) =>
  call('viewPage', { params: { slug }, query: {} })
/** The other languages of a page, the original with a star. */
const others = async (slug: string): Promise<readonly string[]> =>
  (await view(slug)).translations.map((one) => `${one.slug}${one.original ? ' *' : ''}`)

type Entry = { readonly slug: string; readonly translations?: readonly { readonly slug: string }[] }
const entry = ({ slug, translations = [] }: Entry): string =>
  [slug, ...translations.map((one) => one.slug)].join(' ')
const q = 'parler'
const listed = async (reader: keyof typeof readers) => {
  const query = { q, sort: 'title', languages: 'grouped' } as const
  const { items, total } = await readers[reader]('listPages', { query })
  expect(total).toBe(items.length)
  const { counts } = await readers[reader]('viewHome', { query: { q, languages: 'grouped' } })
  expect(counts['format']).toBe(total)
  return items.map(entry).toSorted()
}

beforeAll(async () => {
  await make('veillee', { lang: 'fr' })
  await release('veillee')
  await make('evening', { lang: 'en', of: '{ page: veillee, version: "0.1" }' })
  await make('abend', { lang: 'de', of: '{ page: evening }' })
  await make('seul', { lang: 'fr', title: 'Seul' })
})

test('a page knows all its languages, those of its translations too', async () => {
  expect(await others('veillee')).toEqual(['abend', 'evening'])
  expect(await others('evening')).toEqual(['abend', 'veillee *'])
  expect(await others('abend')).toEqual(['evening', 'veillee *'])
  expect(await others('seul')).toEqual([])
})

test('a list has one entry for all of them, in the language of the reader', async () => {
  expect(await listed('fr')).toEqual(['seul', 'veillee abend evening'])
  expect(await listed('en')).toEqual(['evening abend veillee', 'seul'])
})

test('each is listed where nobody asks for that', async () => {
  const { items, total } = await readers.fr('listPages', { query: { q, sort: 'title' } })
  expect(items.map(entry).toSorted()).toEqual(['abend', 'evening', 'seul', 'veillee'])
  expect(total).toBe(4)
})

test('of those that a filter leaves, one is the entry; all are named', async () => {
  const query = { q, lang: 'de', languages: 'grouped' } as const
  expect((await readers.fr('listPages', { query })).items.map(entry)).toEqual([
    'abend evening veillee',
  ])
})

test('a search finds them once', async () => {
  const query = { q, languages: 'grouped' } as const
  const { items, total, counts } = await readers.en('search', { query })
  expect(items.map(entry).toSorted()).toEqual(['evening abend veillee', 'seul'])
  expect([total, counts]).toEqual([2, { format: 2 }])
})

test('a search and a list go on where they stopped', async () => {
  for (const call of ['search', 'listPages'] as const) {
    const query = { q, languages: 'grouped', limit: 1 } as const
    const first = await readers.en(call, { query })
    const cursor = first.nextCursor ?? ''
    const second = await readers.en(call, { query: { ...query, cursor } })
    const found = [...first.items, ...second.items].map(({ slug }) => slug)
    expect(found.toSorted(), call).toEqual(['evening', 'seul'])
    expect(second.nextCursor).toBeNull()
  }
})

test('a translation says of which version it is, and that the original has a later one', async () => {
  const original = { slug: 'veillee', kind: 'format', title: 'Veillée', lang: 'fr', version: '0.1' }
  expect((await view('evening')).original).toEqual({ ...original, latest: '0.1', behind: false })
  await release('veillee')
  expect((await view('evening')).original).toEqual({ ...original, latest: '0.2', behind: true })
  expect((await view('abend')).original).toMatchObject({ version: null, behind: false })
  expect((await view('veillee')).original).toBeNull()
})

test('a version that the original has not is none that a translation lags behind', async () => {
  await write('evening', { lang: 'en', of: '{ page: veillee, version: "0.0" }' })
  expect((await view('evening')).original).toMatchObject({ version: null, behind: false })
})

test('a private translation is named to nobody, nor does it tell what its own translate', async () => {
  await show('evening', 'private')
  expect(await others('veillee')).toEqual([])
  expect(await others('abend')).toEqual([])
  expect((await view('abend')).original).toBeNull()
  expect(await listed('fr')).toEqual(['abend', 'seul', 'veillee'])
  expect((await view('evening', ann.call)).translations.map(({ slug }) => slug)).toEqual([
    'veillee',
  ])
  await show('evening', 'public')
  expect(await others('abend')).toEqual(['evening', 'veillee *'])
})

test('a private and a deleted original are as one that never was', async () => {
  for (const name of ['cache', 'parti', 'absent']) {
    if (name !== 'absent') await make(name, { lang: 'fr', title: name })
    await make(`${name}-en`, { lang: 'en', of: `{ page: ${name}, version: "0.1" }`, title: name })
    await make(`${name}-de`, { lang: 'de', of: `{ page: ${name} }`, title: name })
  }
  await show('cache', 'private')
  await ann.call('deletePage', { params: { slug: 'parti' }, body: { reason: 'Fini' } })
  for (const name of ['cache', 'parti', 'absent']) {
    const { translations, original } = await view(`${name}-en`, bo.call)
    expect(original, name).toBeNull()
    expect(translations, name).toEqual([
      { slug: `${name}-de`, kind: 'format', title: name, lang: 'de', original: false },
    ])
  }
})

test('a page is no translation of itself, nor of one in its language', async () => {
  await make('soi', { lang: 'en', of: '{ page: soi }' })
  await make('encore', { lang: 'FR', of: '{ page: veillee, version: "0.1" }' })
  for (const slug of ['soi', 'encore']) {
    expect(await others(slug)).toEqual([])
    expect((await view(slug)).original).toBeNull()
  }
  expect(await others('veillee')).toEqual(['abend', 'evening'])
})

test('pages of which each translates the next have no original, and end somewhere', async () => {
  await make('un', { lang: 'fr', of: '{ page: trois }', title: 'Rond' })
  await make('deux', { lang: 'en', of: '{ page: un }', title: 'Rond' })
  await make('trois', { lang: 'de', of: '{ page: deux }', title: 'Rond' })
  await make('quatre', { lang: 'es', of: '{ page: deux }', title: 'Rond' })
  expect(await others('un')).toEqual(['trois', 'deux', 'quatre'])
  expect(await others('quatre')).toEqual(['trois', 'deux', 'un'])
  const { items } = await readers.en('search', { query: { q: 'rond', languages: 'grouped' } })
  expect(items.map(entry)).toEqual(['deux trois quatre un'])
})
