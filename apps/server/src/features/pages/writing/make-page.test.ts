import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, callsOf, formatText, type Calls } from '../../../testing/calls.ts'
import { signIn, testServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let member: Calls
let other: Calls
let visitor: Calls

beforeAll(async () => {
  server = await testServer()
  member = await addMember(server, 'member@test.example')
  other = await addMember(server, 'other@test.example')
  visitor = callsOf(server)
}, 60_000)
afterAll(() => server.close())

describe('making a page', () => {
  it('takes the slug from the title and makes the creator its maintainer', async () => {
    const text = formatText({ title: 'Élan d’été à l’œuvre' })
    const made = await member.post('/pages', { text })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ slug: 'elan-d-ete-a-l-oeuvre', text, version: null })
    expect(made.headers['location']).toBe('/api/v1/pages/elan-d-ete-a-l-oeuvre')
    const people = await visitor.get('/pages/elan-d-ete-a-l-oeuvre/people')
    expect(people.body['items']).toMatchObject([{ name: 'member', role: 'maintainer' }])
  })

  it('finds another slug for a second page of the same title', async () => {
    const text = formatText({ title: 'Deux fois' })
    const answers = await Promise.all([1, 2, 3].map(() => member.post('/pages', { text })))
    const slugs = answers.map((answer) => String(answer.body['slug']))
    expect(slugs.toSorted()).toEqual(['deux-fois', 'deux-fois-2', 'deux-fois-3'])
  })

  it('refuses a taken slug and overwrites nothing', async () => {
    const text = formatText({ title: 'La première' })
    await member.post('/pages', { text, slug: 'premiere' })
    const again = await other.post('/pages', { text: formatText(), slug: 'premiere' })
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ code: 'slug-taken' })
    expect((await visitor.get('/pages/premiere/raw')).text).toBe(text)
  })

  it('gives one of two pages made at once the slug, and refuses the other', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => member.post('/pages', { text: formatText(), slug: 'course' })),
    )
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409])
  })

  it('takes a text without front matter and says what is missing', async () => {
    const text = '## Un titre dans le texte\n\nDu texte.\n'
    const made = await member.post('/pages', { text })
    expect(made.body).toMatchObject({ slug: 'un-titre-dans-le-texte', kind: null, license: null })
    expect(made.body['missing']).toContain('license')
    expect((await visitor.get('/pages/un-titre-dans-le-texte/raw')).text).toBe(text)
  })

  it('takes a text that lacks fields, and refuses a wrong one by its name', async () => {
    const lacking = '---\nkind: event\ntitle: Sans date\n---\n\nTexte.\n'
    expect((await member.post('/pages', { text: lacking })).status).toBe(201)
    const wrong = '---\nkind: event\ntitle: Fausse date\nstart: demain\n---\n\nTexte.\n'
    const refused = await member.post('/pages', { text: wrong })
    expect(refused.status).toBe(422)
    expect(refused.body['errors']).toEqual([expect.objectContaining({ path: 'start' })])
    expect((await visitor.get('/pages/fausse-date')).status).toBe(404)
  })

  it('refuses slugs that no page can have', async () => {
    for (const slug of ['new', 'a--b']) {
      const refused = await member.post('/pages', { text: formatText(), slug })
      expect(refused.status).toBe(422)
      expect(refused.body['errors']).toEqual([expect.objectContaining({ path: 'slug' })])
    }
  })

  it('is not for visitors', async () => {
    expect((await visitor.post('/pages', { text: formatText() })).status).toBe(401)
  })

  it('makes one page of a double tap', async () => {
    const headers = { ...(await signIn(server, 'member@test.example')), 'idempotency-key': 'tap-1' }
    const tapping = callsOf(server, headers)
    const text = formatText({ title: 'Tapée deux fois' })
    const [first, second] = await Promise.all([
      tapping.post('/pages', { text }),
      tapping.post('/pages', { text }),
    ])
    expect([first.body['slug'], second.body['slug']]).toEqual([
      'tapee-deux-fois',
      'tapee-deux-fois',
    ])
    expect((await visitor.get('/pages/tapee-deux-fois-2')).status).toBe(404)
  })
})

describe('forking a page', () => {
  beforeAll(async () => {
    const text = formatText({
      title: 'Origine',
      fields: 'credits:\n  - { name: Collectif, role: texte } # à garder\n',
    })
    await member.post('/pages', { text, slug: 'origine' })
    await member.post('/pages/origine/versions', { level: 'major', notes: 'Première.' })
  })

  it('starts from a version, names it, and keeps licence and credits', async () => {
    const fork = await other.post('/pages/origine/forks', {
      title: 'Origine : ailleurs',
      at: '1.0',
      reason: 'Pour un autre lieu',
    })
    expect(fork.status).toBe(201)
    expect(fork.body).toMatchObject({
      slug: 'origine-ailleurs',
      title: 'Origine : ailleurs',
      license: 'CC-BY-SA-4.0',
      version: null,
      forkedFrom: { slug: 'origine', title: 'Origine', version: '1.0' },
      fields: { credits: [{ name: 'Collectif', role: 'texte' }] },
    })
    expect(String(fork.body['text'])).toContain('- { name: Collectif, role: texte } # à garder\n')
    const people = await visitor.get('/pages/origine-ailleurs/people')
    expect(people.body['items']).toMatchObject([{ name: 'other' }])
  })

  it('goes on with the history of its origin', async () => {
    const { items } = (await visitor.get('/pages/origine-ailleurs/revisions')).body
    expect(items).toMatchObject([{ reason: 'Pour un autre lieu' }, { author: { name: 'member' } }])
    expect((await visitor.get('/pages/origine-ailleurs/view')).body).toMatchObject({ revisions: 2 })
  })

  it('starts its own versions', async () => {
    const released = await other.post('/pages/origine-ailleurs/versions', {
      level: 'minor',
      notes: 'Essai.',
    })
    expect(released.body).toMatchObject({ version: '0.1' })
  })

  it('needs neither title nor slug', async () => {
    const fork = await other.post('/pages/origine/forks', { reason: 'Pour voir' })
    expect(fork.body).toMatchObject({ slug: 'origine-2', title: 'Origine' })
  })

  it('refuses a taken slug and an unknown version', async () => {
    const taken = await other.post('/pages/origine/forks', { slug: 'origine', reason: 'Non' })
    expect(taken.status).toBe(409)
    const unknown = await other.post('/pages/origine/forks', { at: '7.0', reason: 'Non' })
    expect(unknown.status).toBe(404)
  })

  it('shows both in the lineage, with the passages that differ', async () => {
    const page = (await visitor.get('/pages/origine-ailleurs')).body
    const { id } = page['revision'] as { id: string }
    const text = String(page['text']).replace('Un second passage.', 'Un autre passage, plus long.')
    await other.put('/pages/origine-ailleurs', { text, base: id, reason: 'Adapter' })
    const { pages } = (await visitor.get('/pages/origine/lineage')).body
    expect(pages).toEqual([
      expect.objectContaining({ slug: 'origine', forkedFrom: null, ahead: 0, behind: 0 }),
      expect.objectContaining({
        slug: 'origine-ailleurs',
        ahead: 1,
        behind: 0,
        version: '0.1',
        forkReason: 'Pour un autre lieu',
        forkedFrom: expect.objectContaining({ slug: 'origine', version: '1.0' }),
      }),
      expect.objectContaining({ slug: 'origine-2', ahead: 0, behind: 0 }),
    ])
  })
})

describe('releasing a version', () => {
  it('counts from 0.1 or 1.0 and keeps every version readable', async () => {
    const text = formatText({ title: 'Numéros', body: 'Un.\n' })
    const made = await member.post('/pages', { text, slug: 'numeros' })
    const release = async (level: string) =>
      (await member.post('/pages/numeros/versions', { level, notes: `Une ${level}.` })).body
    expect(await release('minor')).toMatchObject({ version: '0.1', notes: 'Une minor.' })
    expect(await release('major')).toMatchObject({ version: '1.0' })
    const { id } = made.body['revision'] as { id: string }
    const changed = text.replace('Un.', 'Deux.')
    await member.put('/pages/numeros', { text: changed, base: id, reason: 'Deux' })
    expect(await release('minor')).toMatchObject({ version: '1.1', revision: { reason: 'Deux' } })
    const versions = (await visitor.get('/pages/numeros/versions')).body['items']
    expect(versions).toMatchObject([{ version: '1.1' }, { version: '1.0' }, { version: '0.1' }])
    expect((await visitor.get('/pages/numeros/raw?at=1.0')).text).toBe(text)
    expect((await visitor.get('/pages/numeros/raw?at=v1.1')).text).toBe(changed)
    expect((await visitor.get('/pages/numeros?at=1.0')).body).toMatchObject({ version: '1.0' })
  })

  it('withdraws a version once, with a reason, and keeps it readable', async () => {
    const withdraw = (caller: Calls, version: string) =>
      caller.post(`/pages/numeros/versions/${version}/withdraw`, { reason: 'Durées fausses.' })
    expect((await withdraw(other, '1.0')).status).toBe(403)
    const entry = { version: '1.0', notes: 'Une major.', withdrawn: 'Durées fausses.' }
    const { status, body } = await withdraw(member, '1.0')
    expect(status).toBe(200)
    expect(body).toMatchObject(entry)
    expect((await withdraw(member, '1.0')).body).toMatchObject({ code: 'not-open' })
    expect((await withdraw(member, '9.9')).status).toBe(404)
    const versions = (await visitor.get('/pages/numeros/versions')).body['items']
    expect(versions).toMatchObject([{ withdrawn: null }, entry, { withdrawn: null }])
    expect((await visitor.get('/pages/numeros/raw?at=1.0')).status).toBe(200)
  })

  it('names each field that is missing', async () => {
    const text = '---\nkind: format\ntitle: Incomplète\nlang: fr\n---\n\nTexte.\n'
    await member.post('/pages', { text, slug: 'incomplete' })
    const refused = await member.post('/pages/incomplete/versions', { level: 'major', notes: 'X' })
    expect(refused.status).toBe(422)
    const paths = (refused.body['errors'] as { path: string }[]).map((error) => error.path)
    expect(paths).toEqual(['summary', 'license', 'duration'])
    expect((await visitor.get('/pages/incomplete/versions')).body['items']).toEqual([])
  })

  it('releases two at once as two versions', async () => {
    await member.post('/pages', { text: formatText({ title: 'À deux' }), slug: 'a-deux' })
    const answers = await Promise.all(
      [1, 2].map((n) => member.post('/pages/a-deux/versions', { level: 'minor', notes: `N${n}` })),
    )
    const good = answers.filter((answer) => answer.status === 201)
    const versions = good.map((answer) => String(answer.body['version']))
    expect(new Set(versions).size).toBe(good.length)
    expect(good.length).toBeGreaterThan(0)
  })

  it('answers an unknown version or revision with 404', async () => {
    for (const at of ['9.9', 'a'.repeat(40)]) {
      expect((await visitor.get(`/pages/numeros?at=${at}`)).status).toBe(404)
      expect((await visitor.get(`/pages/numeros/raw?at=${at}`)).status).toBe(404)
    }
  })
})
