import type { Import } from '@forkshop/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callsOf, formatText, type Calls } from '../../../testing/calls.ts'
import { makeZip } from '../../../testing/make-zip.ts'
import { addUser, signIn, testServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let headers: { readonly cookie: string }
let member: Calls
let other: Calls

beforeAll(async () => {
  server = await testServer()
  await addUser(server, 'ann@test.example')
  await addUser(server, 'bo@test.example')
  headers = await signIn(server, 'ann@test.example')
  member = callsOf(server, headers)
  other = callsOf(server, await signIn(server, 'bo@test.example'))
}, 60_000)
afterAll(() => server.close())

const plan = async (bytes: Uint8Array, filename: string): Promise<Import> => {
  const boundary = 'a-boundary-of-the-tests'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/imports?plan=asked',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  expect(answer.statusCode).toBe(201)
  return over(answer.json<Import>().id)
}
const over = async (id: string): Promise<Import> => {
  await expect
    .poll(async () => (await member.get(`/imports/${id}`)).body, { timeout: 60_000 })
    .toMatchObject({ progress: null })
  return JSON.parse((await member.get(`/imports/${id}`)).text)
}

const source = makeZip([
  { name: 'LICENSE.md', content: 'CC0 1.0 Universal\n' },
  { name: 'README.md', content: '# Our methods\n' },
  {
    name: 'methods/tour.md',
    content:
      '# Tour de parole\n\nChacun parle une minute, puis on écoute le suivant sans répondre.\n',
  },
  { name: 'nuit.md', content: formatText({ title: 'Une nuit' }) },
  {
    name: 'page.html',
    content: '<h1>Repair together</h1><p>Bring a <b>lamp</b>.</p><script>x()</script>',
  },
  {
    name: 'soir.html',
    content: '<h1>Une soirée</h1><ul><li>19h Accueil</li><li>20h Débat</li><li>22h Fin</li></ul>',
  },
])

it('says what it would do, and then does what was chosen of it', async () => {
  const { id, state, plan: told } = await plan(source, 'methods.zip')
  expect(state).toBe('planned')
  const pages = new Map(told?.pages.map((page) => [page.path, page]))
  expect(pages.get('LICENSE.md')).toMatchObject({ beside: 'license' })
  expect(pages.get('README.md')).toMatchObject({ beside: 'repository' })
  expect(pages.get('methods/tour.md')).toMatchObject({
    title: 'Tour de parole',
    fate: 'new',
    kind: null,
    guess: { kind: 'method', lang: 'fr', license: 'CC0-1.0' },
    beside: null,
  })
  expect(pages.get('nuit.md')).toMatchObject({ kind: 'format', guess: { kind: null } })
  expect(pages.get('page.html')).toMatchObject({
    title: 'Repair together',
    lost: [{ code: 'scripts', count: 1 }],
  })
  // without lengths there is no sum of them
  expect(pages.get('soir.html')).toMatchObject({
    agenda: { days: 1, steps: 3, minutes: 0 },
    guess: { kind: 'format' },
  })
  expect((await member.get('/pages?limit=100')).body['total']).toBe(0)

  const wrong = { pages: [{ path: 'nuit.md', license: 'no such licence' }] }
  expect((await member.post(`/imports/${id}/carry-out`, wrong)).body).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'pages.0.license', code: 'unknown-license' }],
  })
  const chosen = {
    pages: [
      { path: 'methods/tour.md', kind: 'method', lang: 'fr', license: 'CC0-1.0' },
      { path: 'nuit.md' },
      { path: 'page.html', kind: 'method', lang: 'en' },
    ],
  }
  expect((await other.post(`/imports/${id}/carry-out`, chosen)).status).toBe(404)
  expect((await member.post(`/imports/${id}/carry-out`, chosen)).status).toBe(200)
  const done = await over(id)
  expect(done.state).toBe('done')
  expect(done.report?.pages.map(({ path, slug }) => [path, slug])).toEqual([
    ['methods/tour.md', 'tour-de-parole'],
    ['nuit.md', 'une-nuit'],
    ['page.html', 'repair-together'],
  ])
  expect(done.report?.left).toEqual(
    expect.arrayContaining([
      { path: 'LICENSE.md', reason: 'not-chosen' },
      { path: 'README.md', reason: 'not-chosen' },
    ]),
  )
  expect((await member.get('/pages/tour-de-parole')).body).toMatchObject({
    kind: 'method',
    lang: 'fr',
    license: 'CC0-1.0',
  })
  expect((await member.get('/pages/repair-together/raw')).text).toMatch(
    /^---\ntitle: Repair together\nkind: method\nlang: en\n---\n\nBring a \*\*lamp\*\*\./,
  )
  const { items } = JSON.parse((await member.get('/changes?limit=100')).text)
  expect(items.filter(({ kind }: { kind: string }) => kind === 'imported')).toMatchObject([
    { pages: 3 },
  ])
  expect((await member.post(`/imports/${id}/carry-out`, chosen)).status).toBe(409)
  expect(await server.services.library.check()).toEqual([])

  const again = await plan(source, 'methods.zip')
  const fates = again.plan?.pages.map(({ path, fate }) => [path, fate])
  expect(fates).toContainEqual(['methods/tour.md', 'same'])
  expect(fates).toContainEqual(['page.html', 'same'])
  await server.inject({ method: 'DELETE', url: `/api/v1/imports/${again.id}`, headers })

  const elsewhere = await plan(source, 'brought-by-bo.zip')
  const here = elsewhere.plan?.pages.map(({ path, fate, already }) => [path, fate, already?.slug])
  expect(here).toContainEqual(['nuit.md', 'fork', 'une-nuit'])
  expect(here).toContainEqual(['methods/tour.md', 'fork', 'tour-de-parole'])
  expect(here).toContainEqual(['soir.html', 'new', undefined])
  expect(here).toContainEqual(['page.html', 'fork', 'repair-together'])
  const night = elsewhere.plan?.pages.find(({ path }) => path === 'nuit.md')
  expect(night?.already).toEqual({ slug: 'une-nuit', title: 'Une nuit', by: 'text' })
  await server.inject({ method: 'DELETE', url: `/api/v1/imports/${elsewhere.id}`, headers })

  const text = formatText({ title: 'Une nuit', body: 'Autre chose.' })
  const evenings = await plan(makeZip([{ name: 'soirs/nuit.md', content: text }]), 'soirs.zip')
  expect(evenings.plan?.pages).toMatchObject([
    { fate: 'new', already: { slug: 'une-nuit', title: 'Une nuit', by: 'title' } },
  ])
  await server.inject({ method: 'DELETE', url: `/api/v1/imports/${evenings.id}`, headers })
  expect((await over(again.id)).state).toBe('cancelled')
}, 120_000)

it('says of many pages what they are, where it may and where they do not say so themselves', async () => {
  const make = async (text: string, as: Calls = member): Promise<string> =>
    String((await as.post('/pages', { text })).body['slug'])
  const plain = await make('# Un cercle\n\nAssis.\n')
  const second = await make('# Un débat\n\nDebout.\n')
  const said = await make(formatText({ title: 'Un atelier' }))
  const theirs = await make('# À autrui\n', other)
  await other.patch(`/pages/${theirs}`, { editing: 'maintainers' })
  const { items } = JSON.parse(
    (
      await member.post('/pages/described', {
        pages: [plain, said, theirs, 'nowhere', second],
        kind: 'method',
      })
    ).text,
  )
  expect(items).toMatchObject([
    { slug: plain, outcome: 'published' },
    { slug: said, outcome: 'unchanged' },
    { slug: theirs, outcome: 'skipped', code: 'forbidden' },
    { slug: 'nowhere', outcome: 'skipped', code: 'not-found' },
    { slug: second, outcome: 'published' },
  ])
  expect((await member.get(`/pages/${plain}`)).body).toMatchObject({ kind: 'method' })
  expect((await member.get(`/pages/${theirs}`)).body).toMatchObject({ kind: null })
  const feed = JSON.parse((await member.get('/changes?limit=100')).text).items
  expect(
    feed.filter((one: { kind: string }) => one.kind === 'published').slice(0, 2),
  ).toMatchObject([{ page: { slug: second }, pages: 2 }])
})
