import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { testServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let member: Calls
let visitor: Calls

const first = formatText({
  title: 'Comparer',
  body: '## Déroulé\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | 60 min | Accueil |\n| 10:00 | 90 min | Atelier |\n\nUn passage <b>gras</b>.\n',
})
const second = first.replace('90 min', '60 min').replace('Un passage', 'Un long passage')

beforeAll(async () => {
  server = await testServer()
  member = await addMember(server, 'member@test.example')
  visitor = callsOf(server)
  const made = await member.post('/pages', { text: first, slug: 'comparer' })
  await member.post('/pages/comparer/versions', { level: 'major', notes: 'Une' })
  const { id } = made.body['revision'] as { id: string }
  await member.put('/pages/comparer', { text: second, base: id, reason: 'Raccourcir' })
  await member.post('/pages/comparer/forks', { slug: 'ailleurs', at: '1.0', reason: 'Autre lieu' })
}, 60_000)
afterAll(() => server.close())

describe('comparing', () => {
  it('says what differs between a version and the newest text', async () => {
    const { status, body } = await visitor.get('/pages/comparer/compare?from=1.0')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      degraded: false,
      fields: [],
      agenda: {
        steps: [{ kind: 'changed', changes: { durationMinutes: { from: 90, to: 60 } } }],
        days: [{ beforeMinutes: 150, afterMinutes: 120 }],
      },
    })
    const kinds = (body['blocks'] as { kind: string }[]).map((block) => block.kind)
    expect(kinds).toEqual(['same', 'changed', 'changed'])
  })

  it('draws each text by itself too, unless that is not asked for', async () => {
    const sidesOf = async (query: string) => {
      const { body } = await visitor.get(`/pages/comparer/compare/view?from=1.0${query}`)
      const changes = body['changes'] as Record<
        'kind' | 'beforeHtml' | 'afterHtml',
        string | null
      >[]
      return changes
        .filter(({ kind }) => kind !== 'same')
        .map(({ beforeHtml, afterHtml }) => [beforeHtml === null, afterHtml === null])
    }
    expect(await sidesOf('')).toEqual([
      [false, false],
      [false, false],
    ])
    expect(await sidesOf('&sides=none')).toEqual([
      [true, true],
      [true, true],
    ])
    expect(await sidesOf('&sides=drawn')).toEqual(await sidesOf(''))
  })

  it('draws it as a page, in the language asked for', async () => {
    const { body } = await visitor.get('/pages/comparer/compare/view?from=1.0&to=head')
    expect(body).toMatchObject({
      from: { slug: 'comparer', version: '1.0' },
      to: { slug: 'comparer', version: null, revision: { reason: 'Raccourcir' } },
      versions: [{ version: '1.0' }],
      kind: 'format',
      agenda: {
        steps: [{ kind: 'changed', step: 'Atelier' }],
        days: [
          {
            title: 'Déroulé',
            before: { end: '11:30', totalMinutes: 150 },
            after: { end: '11:00', steps: [{ step: 'Accueil' }, { durationMinutes: 60 }] },
          },
        ],
      },
    })
    const html = (body['changes'] as { html: string }[]).map((change) => change.html).join('')
    expect(html).toContain('<ins')
    expect(String(body['summary'])).not.toBe('')
    const french = callsOf(server, { 'accept-language': 'fr' })
    const said = await french.get('/pages/comparer/compare/view?from=1.0&to=head')
    expect(said.body['summary']).not.toBe(body['summary'])
  })

  it('crosses pages', async () => {
    const { body } = await visitor.get('/compare?from=ailleurs&to=comparer@head')
    expect((body['blocks'] as { kind: string }[]).map((block) => block.kind)).toContain('changed')
    const view = await visitor.get('/compare/view?from=ailleurs@head&to=comparer@1.0')
    expect(view.body).toMatchObject({ from: { slug: 'ailleurs' }, to: { version: '1.0' } })
  })

  it('gives the titles of the pages that changed fields name', async () => {
    const method = (slug: string, title: string) =>
      member.post('/pages', {
        slug,
        text: `---\nkind: method\ntitle: ${title}\nlang: fr\n---\n\nDire.\n`,
      })
    await method('tour', 'Tour de table')
    const pinned = (methods: string) => first.replace(/^---\n/, `---\nmethods: ${methods}\n`)
    await member.post('/pages', { slug: 'sans', text: first })
    await member.post('/pages', {
      slug: 'avec',
      text: pinned('{ tour: "1.0", nulle-part: "1.0" }'),
    })
    const { body } = await visitor.get('/compare/view?from=sans@head&to=avec@head')
    expect(body['titles']).toEqual({ tour: 'Tour de table' })
  })

  it('answers what is not there, and what makes no sense', async () => {
    expect((await visitor.get('/pages/comparer/compare?from=7.0')).status).toBe(404)
    expect((await visitor.get('/compare?from=comparer&to=nulle-part')).status).toBe(404)
    const odd = await visitor.get('/compare?from=comparer&to=..%2Fetc')
    expect(odd.status).toBe(422)
    expect(odd.body['errors']).toEqual([expect.objectContaining({ path: 'to' })])
  })

  it('keeps scripts in texts as text', async () => {
    const text = formatText({
      title: '<script>alert(1)</script>',
      body: '<script>alert(2)</script>\n\n<img src=x onerror=alert(3)> [x](javascript:alert(4))\n',
    })
    const made = await member.post('/pages', { text, slug: 'script' })
    const { id } = made.body['revision'] as { id: string }
    await member.put('/pages/script', { text: `${text}\nFin.\n`, base: id, reason: 'Fin' })
    const drawn = await visitor.get(`/pages/script/compare/view?from=${id}&to=head`)
    const viewed = await visitor.get('/pages/script/view')
    const html = [
      ...(drawn.body['changes'] as { html: string }[]),
      ...(viewed.body['parts'] as { html: string }[]),
    ]
      .map((part) => part.html)
      .join('\n')
    expect(html).toContain('Fin.')
    expect(html).not.toMatch(/<script|onerror=|href="javascript:/i)
  })
})
