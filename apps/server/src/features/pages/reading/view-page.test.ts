import { SelectQueryNode, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, callsOf, formatText, type Calls } from '../../../testing/calls.ts'
import { testServer, type TestServer } from '../../../testing/test-server.ts'
import { findPage } from '../../../records/pages/find-page.ts'
import { publishText } from '../writing/publish.ts'
import { revisionIdOf } from '../../../base/row-ids.ts'
import { readPageAt } from '../shown/show-page.ts'
import { viewPage } from './view-page.ts'

let server: TestServer
let member: Calls
let visitor: Calls

const eventText = (format: string) =>
  `---\nkind: event\ntitle: Une journée\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-SA-4.0\nformat: { page: ${format}, version: "1.0" }\nmethods: { ronde: "1.0", absente: "2.0" }\nstart: 2026-03-01T09:00\nend: 2026-03-01T18:00\nvenue: { name: Le lieu, city: Brest }\n---\n\nUn récit.\n`

beforeAll(async () => {
  server = await testServer()
  member = await addMember(server, 'member@test.example')
  visitor = callsOf(server)
  const text = formatText({
    title: 'Suivie',
    body: '## Un titre\n\nPassage.\n\n## Un titre\n\nFin.\n',
  })
  await member.post('/pages', { text, slug: 'suivie', reason: 'Début' })
  await member.post('/pages/suivie/versions', { level: 'major', notes: 'Une.' })
  await member.post('/pages', { text: eventText('suivie'), slug: 'journee' })
  const english = text.replace('lang: fr', 'lang: en\ntranslation_of: { page: suivie }')
  await member.post('/pages', { text: english.replace('Suivie', 'Followed'), slug: 'followed' })
}, 60_000)
afterAll(() => server.close())

const view = async (path: string) => (await visitor.get(path)).body

/** What a look at a page asks for, as a visitor: rows by the table that is asked, and the text that it was forked from. */
const readsFor = async (slug: string) => {
  const { services } = server
  const page = await findPage(services, slug)
  const rows: Record<string, number> = {}
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      const from = SelectQueryNode.is(node) ? JSON.stringify(node.from) : ''
      for (const [, table = ''] of from.matchAll(/"name":"(\w+)"/g)) {
        rows[table] = (rows[table] ?? 0) + 1
      }
      return node
    },
    transformResult: async ({ result }) => result,
  }
  let origins = 0
  const library = {
    ...services.library,
    readText: (...of: Parameters<typeof services.library.readText>) => {
      if (of[1] === page.origin_revision) origins += 1
      return services.library.readText(...of)
    },
  }
  const watched = { ...services, library, database: services.database.withPlugin(counting) }
  const shown = await readPageAt(services, page)
  await viewPage(watched, shown, { actor: { kind: 'visitor' }, article: 'none' })
  return { rows, origins }
}

const htmlOf = ({ parts }: Record<string, unknown>): unknown =>
  Array.isArray(parts) ? parts.map(({ html }) => html) : null

describe('a page as readers see it', () => {
  it('knows its outline, versions, translations and the events that ran it', async () => {
    expect(await view('/pages/suivie/view')).toMatchObject({
      outline: [
        { level: 2, text: 'Un titre', id: 'un-titre' },
        { level: 2, text: 'Un titre', id: expect.stringMatching(/^un-titre-./) },
      ],
      versions: [{ version: '1.0', notes: 'Une.' }],
      latestVersion: '1.0',
      translations: [{ slug: 'followed', lang: 'en', title: 'Followed' }],
      events: [{ slug: 'journee', version: '1.0', start: '2026-03-01T09:00', place: 'Brest' }],
      maintainers: [{ name: 'member' }],
      current: true,
    })
    expect(await view('/pages/followed/view')).toMatchObject({
      translations: [{ slug: 'suivie', lang: 'fr' }],
    })
  })

  it('asks once for what is released, and for the page that it translates', async () => {
    expect((await readsFor('suivie')).rows).toMatchObject({ page_release: 1 })
    expect((await readsFor('followed')).rows).toMatchObject({ page_slug: 1 })
  })

  it('of an event shows the format at the version that ran, and pins that lead nowhere', async () => {
    const shown = await view('/pages/journee/view')
    expect(shown['run']).toMatchObject({ slug: 'suivie', version: '1.0', ideas: [] })
    expect(shown['pins']).toEqual([
      { slug: 'suivie', title: 'Suivie', version: '1.0', latest: '1.0' },
      { slug: 'ronde', title: null, version: '1.0', latest: null },
      { slug: 'absente', title: null, version: '2.0', latest: null },
    ])
  })

  it('names everybody who wrote, co-authors included, and what each revision came from', async () => {
    const page = await findPage(server.services, 'suivie')
    const text = (await visitor.get('/pages/suivie/raw')).text.replace('Fin.', 'La fin.')
    await publishText(server.services, {
      page,
      text,
      base: revisionIdOf(page.head),
      reason: 'Une fin',
      author: { name: 'Somebody', email: 'somebody@test.example' },
      coAuthors: [{ name: 'Another', email: 'another@test.example' }],
      trailers: [
        { key: 'Event', value: 'journee' },
        { key: 'Idea', value: 'idea-1' },
      ],
    })
    const shown = await view('/pages/suivie/view')
    expect(shown).toMatchObject({ revisions: 2, version: null, latestVersion: '1.0' })
    const people = shown['contributors'] as { name: string }[]
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Another', 'Somebody', 'member'])
    expect(shown['recent']).toMatchObject([
      {
        reason: 'Une fin',
        coAuthors: [{ id: null, name: 'Another' }],
        event: 'journee',
        ideas: ['idea-1'],
      },
      { reason: 'Début', version: '1.0' },
    ])
  })

  it('stays as it was at an older version, which is not the current one', async () => {
    const old = await view('/pages/suivie/view?at=1.0')
    expect(old).toMatchObject({ version: '1.0', current: false })
    expect(JSON.stringify(old['parts'])).not.toContain('La fin.')
  })

  it('comes without its article where nobody reads it', async () => {
    for (const page of ['suivie', 'journee']) {
      const { parts, outline, agenda, run, ...rest } = await view(`/pages/${page}/view`)
      const bare = await view(`/pages/${page}/view?article=none`)
      const nothing = { parts: [], agenda: { days: [], problems: [] } }
      expect(bare).toEqual({
        ...rest,
        ...nothing,
        outline: [],
        run: run === null ? null : { ...Object(run), ...nothing, outline: [], dates: [] },
      })
      expect(JSON.stringify([parts, outline, agenda])).toContain('html')
    }
  })

  it('has a history in pages, and refuses a cursor that is none', async () => {
    const first = await view('/pages/suivie/revisions?limit=1')
    expect(first).toMatchObject({ slug: 'suivie', title: 'Suivie', kind: 'format' })
    const next = await view(`/pages/suivie/revisions?limit=1&cursor=${String(first['nextCursor'])}`)
    expect(next).toMatchObject({ items: [{ reason: 'Début' }], nextCursor: null })
    expect((await visitor.get('/pages/suivie/revisions?cursor=nonsense')).status).toBe(422)
    expect((await visitor.get('/pages?cursor=nonsense')).status).toBe(422)
  })

  it('keeps a slug that nobody has, and names no page that does not exist', async () => {
    expect((await visitor.get('/pages/nulle-part')).body).toMatchObject({ code: 'not-found' })
    expect((await visitor.get('/pages/nulle-part/view')).status).toBe(404)
  })
})

describe('the home screen', () => {
  it('counts kinds and tells what changed', async () => {
    const home = await view('/home')
    expect(home).toMatchObject({ kind: 'format', counts: { format: 2, event: 1 }, total: 2 })
    const kinds = (home['recent'] as { kind: string }[]).map((change) => change.kind)
    expect(kinds).toEqual(['published', 'created', 'created', 'released', 'created'])
    // The caller reads English.
    expect(home['items']).toMatchObject([
      { slug: 'followed' },
      { slug: 'suivie', events: 1, version: '1.0' },
    ])
  })
})

describe('the facts of a page', () => {
  it('come typed, of the revision in view', async () => {
    const page = 'faits'
    const text = (fields: string) =>
      `---\nkind: format\ntitle: Faits\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-SA-4.0\n${fields}\n---\n\nUn texte.\n`
    await member.post('/pages', {
      text: text('duration: PT48H\nparticipants: { min: 20, max: 40 }'),
      slug: page,
    })
    await member.post(`/pages/${page}/versions`, { level: 'major', notes: 'Une.' })
    await member.put(`/pages/${page}`, {
      text: text('duration: PT24H'),
      base: (await view(`/pages/${page}/view`))['head'],
      reason: 'Plus court',
    })
    expect((await view(`/pages/${page}/view`))['facts']).toMatchObject({
      kind: 'format',
      duration: 'PT24H',
      durationMinutes: 1440,
      participants: null,
    })
    expect((await view(`/pages/${page}/view?at=1.0`))['facts']).toMatchObject({
      duration: 'PT48H',
      participants: { min: 20, ideal: null, max: 40 },
      budget: null,
      roles: [],
    })
  })
})

describe('a page for who shows it', () => {
  it('has the places of words for who shows it only where an idea is said on a passage', async () => {
    const body = '## Un titre\n\nUn *passage*.\n'
    await member.post('/pages', { text: formatText({ title: 'Dite', body }), slug: 'dite' })
    const whole = await view('/pages/dite/view')
    const shown = await view('/pages/dite/view?article=shown')
    const block = { heading: null, runs: [] }
    expect(shown['parts']).toMatchObject([{ blocks: [{ heading: { id: 'un-titre' } }, block] }])
    expect({ ...shown, parts: htmlOf(shown) }).toEqual({ ...whole, parts: htmlOf(whole) })
    const onPage = { text: 'Sur la page' }
    await member.post('/pages/dite/ideas', onPage)
    expect(await view('/pages/dite/view?article=shown')).toMatchObject({ parts: shown['parts'] })
    const anchor = { quote: 'passage', prefix: 'Un ', suffix: '.', at: 'head' }
    await member.post('/pages/dite/ideas', { text: 'Sur un passage', anchor })
    expect(await view('/pages/dite/view?article=shown')).toMatchObject({ parts: whole['parts'] })
  })
})

describe('a fork as readers see it', () => {
  it('has the text that it was made of read once, where something of it is shown', async () => {
    await member.post('/pages', { text: formatText({ title: 'Source' }), slug: 'source' })
    await member.post('/pages/source/forks', { slug: 'copie', title: 'Copie', reason: 'Ici' })
    expect(await view('/pages/copie/view')).toMatchObject({
      forkedFrom: { slug: 'source', license: 'CC-BY-SA-4.0' },
    })
    expect((await readsFor('copie')).origins).toBe(1)
    expect((await member.del('/pages/source', { reason: 'Fini' })).status).toBe(204)
    expect((await readsFor('copie')).origins).toBe(1)
    const copy = await view('/pages/copie')
    const text = String(copy['text']).replace('license: CC-BY-SA-4.0\n', '')
    const base = (copy['revision'] as { id: string }).id
    const body = { text, base, reason: 'Sans licence' }
    expect((await member.put('/pages/copie', body)).status).toBe(200)
    expect(await view('/pages/copie/view')).toMatchObject({ license: null, licensing: [] })
    expect((await readsFor('copie')).origins).toBe(0)
  })
})
