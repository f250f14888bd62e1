import { SelectQueryNode, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyPostgres } from '../../testing/empty-postgres.ts'
import { insertPage } from '../../records/pages/page-insert.ts'
import { readFacts } from '../../texts/jobs/page-facts.ts'
import { lineageIdOf, pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { formatText } from '../../testing/calls.ts'
import { testServer } from '../../testing/test-server.ts'
import { listChanges } from './changes.ts'
import { countKinds, findPages, type PageFilter } from './find-pages.ts'
import { groupingFor } from './group-languages.ts'
import { libraryHandlers } from './handlers.ts'
import { searchPages } from './search-pages.ts'
import { requireSlug } from '../pages/settings/slugs.ts'

/** Services on each dialect: lists and search only read the records. */
const opened: Record<
  'sqlite' | 'postgres',
  () => Promise<{ services: Services; close(): Promise<void> }>
> = {
  sqlite: () => testServer(),
  postgres: async () => {
    const server = await testServer()
    const database = await emptyPostgres()
    return {
      services: { ...server.services, database, dialect: 'postgres' },
      close: async () => {
        await database.destroy()
        await server.close()
      },
    }
  },
}

const pages: Readonly<Record<string, string>> = {
  libre:
    '---\ntitle: Notes de terrain\nlang: fr\n---\n\nRelever la marée.\n\n| Quoi | Durée |\n| --- | --- |\n| Café | 5 min |\n| Muscles | |\n\n- un miroir\n- une chaise\n',
  court: formatText({
    title: 'Décider à vingt',
    fields: 'participants: { min: 5, max: 20 }\noutcome: [decide, think]\ntags: [Équipe]\n',
    body: 'On échange des idées, puis on tranche.\n',
  }),
  long: formatText({
    title: 'Zone longue',
    fields: 'participants: { min: 20 }\noutcome: [make]\nterritory: Saint-Étienne\n',
  }).replace('PT90M', 'PT48H'),
  vague: formatText({ title: 'Été vague' }).replace('duration: PT90M\n', ''),
  methode:
    '---\nkind: method\ntitle: Ronde\nlang: en-GB\nsummary: One by one.\nduration: { min: 10, max: 40 }\nphase: open\ntranslation_of: { page: libre }\n---\n\nPeople exchange in a circle. Décider ? Non.\n',
  evenement:
    '---\nkind: event\ntitle: Une journée\nlang: fr\nformat: { page: court, version: "1.0" }\n---\n\nUn récit.\n',
}

describe.each(['sqlite', 'postgres'] as const)('lists and search on %s', (dialect) => {
  let services: Services
  let close: () => Promise<void>

  beforeAll(async () => {
    const store = await opened[dialect]()
    services = store.services
    close = () => store.close()
    let minute = 0
    for (const [slug, text] of Object.entries(pages)) {
      minute += 1
      await services.database.transaction().execute((transaction) =>
        insertPage(transaction, {
          lineage: lineageIdOf('l'),
          meta: {
            id: pageIdOf(`page-${slug}`),
            slug: requireSlug(slug),
            formerSlugs: [],
            visibility: 'public',
            editing: 'open',
            origin: null,
            maintainers: [],
          },
          facts: readFacts(text, slug),
          first: {
            id: revisionIdOf('a'.repeat(40)),
            author: { name: 'Somebody', email: 'somebody@test.example' },
            time: `2026-01-01T00:0${minute}:00.000Z`,
            reason: 'Texte',
          },
          originVersion: null,
        }),
      )
    }
  }, 60_000)
  afterAll(() => close())

  const slugsOf = async (filter: PageFilter, sort: 'updated' | 'title' | 'events' = 'title') => {
    const found = await findPages(services, filter, { sort, limit: 20 })
    expect(found.total).toBe(found.items.length)
    return found.items.map((item) => item.slug)
  }

  const filters: readonly [name: string, filter: PageFilter, slugs: readonly string[]][] = [
    [
      '90 minutes, 20 people, decide',
      { kind: 'format', minutes: 90, people: 20, outcome: 'decide' },
      ['court'],
    ],
    ['less time than any format needs', { kind: 'format', minutes: 60 }, []],
    ['time for a method at its shortest', { minutes: 15 }, ['methode']],
    ['a group above a maximum', { people: 21 }, ['long']],
    ['a group below every minimum', { people: 2 }, []],
    ['a language with its regions', { lang: 'en' }, ['methode']],
    ['a tag without its accents', { tag: 'equipe' }, ['court']],
    ['a territory in other letters', { territory: 'SAINT-ETIENNE' }, ['long']],
    ['a phase', { phase: 'open' }, ['methode']],
    ['words of the text', { q: 'idees echang' }, ['court']],
    ['words and facts', { q: 'decider', kind: 'method' }, ['methode']],
    ['everything', {}, ['court', 'vague', 'libre', 'methode', 'evenement', 'long']],
    ['no kind of its own', { kind: 'page' }, ['libre']],
    ['words, of no kind', { kind: 'page', q: 'maree' }, ['libre']],
  ]
  it.each(filters)('finds by %s', async (_name, filter, slugs) => {
    expect(await slugsOf(filter)).toEqual(slugs)
  })

  it('orders by time, by title and by events run', async () => {
    expect(await slugsOf({ kind: 'format' }, 'updated')).toEqual(['vague', 'long', 'court'])
    expect(await slugsOf({ kind: 'format' }, 'title')).toEqual(['court', 'vague', 'long'])
    expect((await slugsOf({ kind: 'format' }, 'events'))[0]).toBe('court')
  })

  it('puts pages in the language of the reader first', async () => {
    const { items } = await findPages(services, {}, { sort: 'title', first: 'en', limit: 9 })
    expect(items.map((item) => item.slug).slice(0, 2)).toEqual(['methode', 'court'])
  })

  const listings = (['updated', 'title', 'events'] as const).flatMap((sort) => [
    { sort },
    { sort, first: 'en' as const },
  ])
  it.each(listings)('pages through by %j', async (listing) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const part = await findPages(services, {}, { ...listing, limit: 2, cursor })
      seen.push(...part.items.map((item) => item.slug))
      cursor = part.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(Object.keys(pages).toSorted())
  })

  it('counts kinds', async () => {
    expect(await countKinds(services, {})).toEqual({ format: 3, method: 1, event: 1, page: 1 })
    expect(await countKinds(services, { q: 'decider' })).toEqual({ format: 1, method: 1 })
  })

  it('names the other languages of an entry, and has one of another kind for itself', async () => {
    const grouping = await groupingFor(services, 'en')
    const listing = { sort: 'title', grouping, limit: 9 } as const
    const { items, total } = await findPages(services, { lang: 'en' }, listing)
    expect(items.map(({ translations }) => translations?.map(({ slug }) => slug))).toEqual([
      ['libre'],
    ])
    expect(total).toBe(1)
    expect(await countKinds(services, {}, grouping)).toEqual({
      format: 3,
      method: 1,
      event: 1,
      page: 1,
    })
    const found = await searchPages(services, { q: 'cercle circle', groupedFor: 'fr', limit: 5 })
    expect(found.total).toBe(0)
    const one = await searchPages(services, { q: 'circle', groupedFor: 'fr', limit: 5 })
    expect(one.items.map(({ translations }) => translations?.[0])).toMatchObject([
      { slug: 'libre', original: true },
    ])
  })

  it('asks once which pages translate each other, for a list, its counts and its entries', async () => {
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        if (SelectQueryNode.is(node) && JSON.stringify(node).includes('"original"')) asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const watched = { ...services, database: services.database.withPlugin(counting) }
    const home = await libraryHandlers(watched).viewHome(
      { params: {}, query: { kind: 'page', sort: 'title', languages: 'grouped' }, body: {} },
      {
        actor: { kind: 'visitor' },
        language: 'en',
        signal: new AbortController().signal,
        setHeader: () => {},
        address: '192.0.2.7',
        cookie: undefined,
      },
    )
    expect(home).toMatchObject({
      counts: { format: 3, method: 1, event: 1, page: 1 },
      items: [{ slug: 'libre', translations: [{ slug: 'methode' }] }],
    })
    expect(asked).toBe(1)
  })

  const searches: readonly [q: string, slugs: readonly string[]][] = [
    ['décider', ['court', 'methode']],
    ['DECIDER', ['court', 'methode']],
    ['dec', ['court', 'methode']],
    ['echange', ['court']],
    ['exchange circle', ['methode']],
    ['échange absent', []],
    ['ete', ['vague']],
    ['"; drop table page; --', []],
    ['" OR * NEAR(', []],
    ["' & | ! <->", []],
    ['…', []],
  ]
  it.each(searches)('searches %j', async (q, slugs) => {
    const found = await searchPages(services, { q, limit: 20 })
    expect(found.items.map((item) => item.slug)).toEqual(slugs)
    expect(found.total).toBe(slugs.length)
  })

  it('searches in a language with its regions, and counts what it shows', async () => {
    const found = await searchPages(services, { q: 'dec', lang: 'en', limit: 20 })
    expect(found.items.map((item) => item.slug)).toEqual(['methode'])
    expect([found.total, found.counts]).toEqual([1, { method: 1 }])
  })

  it('searches among pages of no kind', async () => {
    const { items, counts } = await searchPages(services, { q: 'maree', kind: 'page', limit: 5 })
    expect(items.map((item) => item.slug)).toEqual(['libre'])
    expect(counts).toEqual({ page: 1 })
  })

  it('puts titles first and shows where the words stand', async () => {
    const { items } = await searchPages(services, { q: 'tranch', limit: 5 })
    expect(items[0]?.excerpt).toContainEqual({ text: 'tranche', hit: true })
  })

  it('tells the cells of an agenda and the items of a list apart', async () => {
    const { items } = await searchPages(services, { q: 'muscles', limit: 5 })
    const excerpt = items[0]?.excerpt.map(({ text }) => text).join('')
    expect(excerpt).toBe(
      'Relever la marée. Quoi · Durée · Café · 5 min · Muscles · un miroir · une chaise',
    )
  })

  it('pages through hits', async () => {
    const first = await searchPages(services, { q: 'decider', limit: 1 })
    const cursor = first.nextCursor ?? ''
    const second = await searchPages(services, { q: 'decider', limit: 1, cursor })
    expect([...first.items, ...second.items].map((item) => item.slug)).toEqual(['court', 'methode'])
    expect(second.nextCursor).toBeNull()
  })

  it('refuses a cursor of another list', async () => {
    const cursor = Buffer.from('["x"]').toString('base64url')
    await expect(searchPages(services, { q: 'decider', limit: 1, cursor })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('tells what changed, newest first, and since when', async () => {
    const all = await listChanges(services, { limit: 3 })
    expect(all.items.map((item) => item.page.slug)).toEqual(['evenement', 'methode', 'vague'])
    const rest = await listChanges(services, { limit: 9, cursor: all.nextCursor ?? '' })
    expect(rest.items.map((item) => item.page.slug)).toEqual(['long', 'court', 'libre'])
    const since = await listChanges(services, { limit: 9, since: '2026-01-01T00:05:00.000Z' })
    expect(since.items).toHaveLength(2)
  })
})
