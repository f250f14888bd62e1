import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDemoText } from './demo-library.ts'
import type { Services } from '../../records/services/services.ts'
import { callsOf } from '../../testing/calls.ts'
import { signIn, TEST_PASSWORD, testServer, type TestServer } from '../../testing/test-server.ts'
import { finishOpenWork } from '../start/finish-work.ts'
import { isDemoLibrary, seedDemo } from './seed-demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ demo: true })
}, 60_000)
afterAll(() => server.close())

const read = async (path: string) => (await callsOf(server).get(path)).body

/** Whether git is asked for what the power is cut at. */
type IsCut = (asked: Readonly<Record<string, unknown>>) => boolean

const isAcceptance: IsCut = ({ alsoParents }) =>
  Array.isArray(alsoParents) && alsoParents.length > 0
const isNewRelease: IsCut = ({ version }) => version === '1.1'

/** A server whose power is cut before git does something. */
const dyingAt = (services: Services, call: 'commit' | 'release', isCut: IsCut): Services => ({
  ...services,
  // what a dead process remembers is gone
  held: { ...services.held, left: new Map() },
  library: new Proxy(services.library, {
    get: (library, name) => {
      const own: unknown = Reflect.get(library, name)
      if (typeof own !== 'function') return own
      return (...asked: readonly unknown[]): unknown =>
        name === call && isCut(Object(asked[0]))
          ? Promise.reject(new Error('power cut'))
          : Reflect.apply(own, library, asked)
    },
  }),
})

describe('the demo library', () => {
  it('shows 48h-chrono at version 1.1 with its agenda, an idea that is in it and three open ones', async () => {
    const view = await read('/pages/48h-chrono/view')
    expect(view).toMatchObject({
      version: '1.1',
      latestVersion: '1.1',
      current: true,
      missing: [],
      openProposals: 0,
      translations: [{ slug: '48h-chrono-en', lang: 'en' }],
      forks: [{ slug: '24h-chrono', version: '0.1' }],
      events: [
        { slug: '48h-chrono-halle-aux-outils', version: '1.0' },
        { slug: '48h-chrono-mixeur-2013', version: '1.0' },
      ],
      agenda: { days: [{ totalMinutes: 240 }, { totalMinutes: 555 }, { totalMinutes: 510 }] },
    })
    const ideas = view['ideas'] as { state: string; quote: string }[]
    expect(ideas.map((idea) => idea.state).toSorted()).toEqual(['accepted', 'open', 'open', 'open'])
    const text = await readDemoText({ file: '48h-chrono.fr.md' })
    for (const idea of ideas) expect(text).toContain(idea.quote)
  })

  it('keeps every text byte for byte', async () => {
    const raw = await callsOf(server).get('/pages/48h-chrono/raw?at=1.0')
    expect(raw.text).toBe(await readDemoText({ file: '48h-chrono.fr.md' }))
  })

  it('has version 1.1 from a proposal that an event gave, with notes', async () => {
    expect(await read('/pages/48h-chrono/proposals/1/view')).toMatchObject({
      proposal: {
        state: 'accepted',
        author: { name: 'Participation' },
        event: '48h-chrono-mixeur-2013',
        ideas: [expect.any(String)],
        decision: { by: { name: 'Facilitation' } },
      },
      baseVersion: '1.0',
      acceptedIn: '1.1',
    })
    const { items } = (await read('/pages/48h-chrono/versions')) as { items: unknown[] }
    expect(items).toMatchObject([
      { version: '1.1', notes: expect.stringContaining('dès le vendredi soir') },
      { version: '1.0' },
    ])
    const [changed] = ((await read('/pages/48h-chrono/revisions')) as { items: unknown[] }).items
    expect(changed).toMatchObject({ proposal: 1, event: '48h-chrono-mixeur-2013' })
  })

  it('has a variant and a translation that have not taken over what 1.1 changed', async () => {
    const behind = { kind: 'counted', behind: 3, ahead: expect.any(Number) }
    expect((await read('/pages/24h-chrono/view'))['upstream']).toMatchObject(behind)
    const { changes } = (await read('/pages/24h-chrono/upstream')) as { changes: unknown[] }
    const change = {
      decision: 'open',
      asks: false,
      revisions: [{ proposal: 1, event: '48h-chrono-mixeur-2013' }],
    }
    expect(changes).toMatchObject([
      { ...change, path: ['Déroulé', 'Vendredi\u00a0: rencontrer'] },
      { ...change, path: ['Ce que l’on garde à la fin'] },
      { ...change, path: ['Points de vigilance'] },
    ])
    expect((await read('/pages/48h-chrono-en/view'))['original']).toMatchObject({
      version: '1.0',
      latest: '1.1',
      behind: true,
    })
    const translation = await read('/pages/48h-chrono-en/translation')
    expect(translation['passages']).toHaveLength(3)
  })

  it('lets the event show the version that it ran, its ideas and its pinned methods', async () => {
    const view = await read('/pages/48h-chrono-mixeur-2013/view')
    expect(view['run']).toMatchObject({ slug: '48h-chrono', version: '1.0', latest: '1.1' })
    expect((view['run'] as { ideas: unknown[] }).ideas).toHaveLength(4)
    const pins = view['pins'] as { slug: string; version: string; latest: string; title: string }[]
    expect(pins.length).toBeGreaterThan(4)
    for (const pin of pins) {
      // its methods have no later version; the format, which it names also, has one
      const latest = pin.slug === '48h-chrono' ? '1.1' : '1.0'
      expect(pin).toMatchObject({ version: '1.0', latest, title: expect.any(String) })
    }
  })

  it('has one event to come, with places, and past ones', async () => {
    const planned = await read('/pages/48h-chrono-halle-aux-outils/view')
    expect(planned).toMatchObject({
      missing: [],
      times: { state: 'planned' },
      coming: { places: 40 },
    })
    expect((planned['run'] as { dates: unknown[] }).dates).toHaveLength(3)
    for (const slug of ['repair-cafe-maison-de-quartier', '48h-chrono-old-sail-loft']) {
      expect(await read(`/pages/${slug}/view`)).toMatchObject({
        missing: [],
        times: { state: 'done' },
      })
    }
  })

  it('has days of two past events that were run to their end, and what they taught', async () => {
    expect(await read('/pages/repair-cafe/view')).toMatchObject({ ran: 1 })
    expect(await read('/pages/48h-chrono-mixeur-2013/view')).toMatchObject({ ran: 0 })
    const runs = await read('/pages/48h-chrono-en/runs')
    const steps = runs['steps'] as { step: string; planned: number; actual: object | null }[]
    expect(steps.find(({ step }) => step.startsWith('Workshop 3'))).toMatchObject({
      planned: 105,
      actual: { median: 125 },
    })
    expect(steps.filter(({ actual }) => actual === null)).toMatchObject([{ step: 'Break' }])
  })

  it('knows three accounts, of which one is admin and maintains the formats', async () => {
    for (const [who, role] of [
      ['facilitator', 'admin'],
      ['participant', 'member'],
      ['researcher', 'member'],
    ]) {
      const headers = await signIn(server, `${who}@demo.example`, TEST_PASSWORD)
      const rights = await callsOf(server, headers).get('/pages/48h-chrono/rights')
      expect(rights.body).toMatchObject({ role })
    }
    expect((await read('/pages/48h-chrono/people'))['items']).toHaveLength(1)
  })

  it('answers “90 minutes, 20 people, decide” with the team retrospective', async () => {
    const found = await read('/pages?kind=format&minutes=90&people=20&outcome=decide')
    expect(found['items']).toMatchObject([{ slug: 'retrospective-d-equipe', minutes: 90 }])
    expect(found['total']).toBe(1)
  })

  it('is made once', async () => {
    expect(await seedDemo(server.services)).toBe('left-alone')
    expect(await isDemoLibrary(server.services)).toBe(true)
  })

  it('goes on after a start that was cut short, and does nothing twice', async () => {
    const before = await read('/changes?limit=100')
    await server.services.database
      .updateTable('setting')
      .set({ value: 'started' })
      .where('key', '=', 'demo')
      .execute()
    await server.services.database.deleteFrom('idea').where('text', 'like', 'Lundi%').execute()
    expect(await seedDemo(server.services)).toBe('made')
    const after = await read('/changes?limit=100')
    expect((after['items'] as unknown[]).length).toBe((before['items'] as unknown[]).length + 1)
    expect((await read('/pages/48h-chrono/view'))['ideas']).toHaveLength(4)
  })
})

describe('a start that died while the proposal', () => {
  it.each([
    ['was being accepted', 'commit', isAcceptance],
    ['was being released', 'release', isNewRelease],
  ] as const)(
    '%s goes on there, and doubles nothing',
    async (_when, call, isCut) => {
      const own = await testServer()
      await expect(seedDemo(dyingAt(own.services, call, isCut))).rejects.toThrow('power cut')
      await finishOpenWork(own.services)
      expect(await seedDemo(own.services)).toBe('made')
      const { get } = callsOf(own)
      expect((await get('/pages/48h-chrono/view')).body).toMatchObject({
        version: '1.1',
        versions: [{ version: '1.1' }, { version: '1.0' }],
        revisions: 2,
      })
      expect((await get('/pages/48h-chrono/proposals')).body['items']).toMatchObject([
        { number: 1, state: 'accepted' },
      ])
      await own.close()
    },
    60_000,
  )
})

describe('a library with pages of its own', () => {
  it('is left alone', async () => {
    const own = await testServer()
    await own.services.database
      .insertInto('user')
      .values({
        id: 'someone',
        name: 'Someone',
        email: 'someone@test.example',
        emailVerified: 0,
        image: null,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
        admin: 1,
        banned: 0,
      })
      .execute()
    expect(await seedDemo(own.services)).toBe('left-alone')
    expect((await callsOf(own).get('/pages')).body).toMatchObject({ total: 0 })
    await own.close()
  })
})
