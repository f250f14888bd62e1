import sharp from 'sharp'
import { expect, test } from 'vitest'
import { formatText } from '../../testing/calls.ts'
import { testPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const numbers = { next: 0 }
const someone = async (): Promise<{ readonly cookie: string }> => {
  numbers.next += 1
  const user = await addUser(server, `person${numbers.next}@example.org`)
  return signIn(server, user.email)
}
const get = (url: string) => server.inject({ url })
const addresses = async (url: string): Promise<readonly string[]> =>
  [...(await get(url)).body.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address)

test('robots.txt names the map and what is left alone', async () => {
  const answer = await get('/robots.txt')
  expect(answer.headers['content-type']).toMatch(/^text\/plain/)
  expect(answer.body).toContain('Sitemap: http://localhost:3000/sitemap.xml')
  expect(answer.body).toContain('Disallow: /api/')
})

test('the map lists public pages at their own addresses, and no others', async () => {
  const headers = await someone()
  await testPage(server, headers, 'on-the-map')
  await testPage(server, headers, 'an-event', 'event')
  const secret = await testPage(server, headers, 'off-the-map')
  const gone = await testPage(server, headers, 'gone-from-map')
  const write = (method: 'PATCH' | 'DELETE', slug: string, payload: object) =>
    server.inject({ method, url: `/api/v1/pages/${slug}`, headers, payload })
  await write('PATCH', secret.slug, { visibility: 'private' })
  await write('DELETE', gone.slug, { reason: 'A trial' })

  expect(await addresses('/sitemap.xml')).toEqual(['http://localhost:3000/sitemap/1.xml'])
  const listed = await addresses('/sitemap/1.xml')
  expect(listed).toContain('http://localhost:3000/')
  expect(listed).toContain('http://localhost:3000/methods/on-the-map')
  expect(listed).toContain('http://localhost:3000/events/an-event')
  expect(listed.filter((address) => /off-the-map|gone-from-map/.test(address))).toEqual([])
})

test.each(['/sitemap/2.xml', '/sitemap/0.xml', '/sitemap/x.xml', '/strips/..%2fx.png'])(
  '%s is nowhere',
  async (url) => {
    expect((await get(url)).statusCode).toBe(404)
  },
)

test('the strip of a page is a picture; a private page has none', async () => {
  const headers = await someone()
  const body =
    '## Jour\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | 60 min | Atelier |\n'
  const payload = { text: formatText({ title: 'À partager', body }), slug: 'to-share' }
  await server.inject({ method: 'POST', url: '/api/v1/pages', headers, payload })
  const answer = await get('/strips/to-share.png')
  expect(answer.headers['content-type']).toBe('image/png')
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({
    format: 'png',
    width: 1200,
    height: 630,
  })
  // the step of the morning is dark, the evening is empty ground
  const { data } = await sharp(answer.rawPayload)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [
    ...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3),
  ]
  expect(at(120, 315)).toEqual([42, 66, 127])
  expect(at(1000, 315)).toEqual([243, 239, 230])

  await server.inject({
    method: 'PATCH',
    url: '/api/v1/pages/to-share',
    headers,
    payload: { visibility: 'private' },
  })
  expect((await get('/strips/to-share.png')).statusCode).toBe(404)
})

test('the picture of an event has the agenda of the format that it runs', async () => {
  const headers = await someone()
  const send = (url: string, payload: object) =>
    server.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
  const body =
    '## Jour\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | 60 min | Atelier |\n'
  await send('/pages', { text: formatText({ title: 'À jouer', body }), slug: 'to-run' })
  await send('/pages/to-run/versions', { level: 'major', notes: 'Un' })
  const event =
    '---\nkind: event\ntitle: Un jour\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-4.0\nformat: { page: to-run, version: "1.0" }\nstart: 2027-01-22\nend: 2027-01-22\nvenue: { name: Ici }\n---\n\nOui.\n'
  await send('/pages', { text: event, slug: 'a-day' })
  const picture = async (slug: string) => (await get(`/strips/${slug}.png`)).rawPayload
  expect((await picture('a-day')).equals(await picture('to-run'))).toBe(true)
})
