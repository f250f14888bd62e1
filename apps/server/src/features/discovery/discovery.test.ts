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

type Headers = Awaited<ReturnType<typeof someone>>
const sender = (headers: Headers) => (method: 'POST' | 'PUT', url: string, payload: object) =>
  server.inject({ method, url: `/api/v1${url}`, headers, payload })
/** The dots of a picture: the three colours of one. */
const dotsOf = async (slug: string) => {
  const picture = await get(`/strips/${slug}.png`)
  const { data } = await sharp(picture.rawPayload)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    at: (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)],
    picture: picture.rawPayload,
  }
}
const agenda = (length: string) =>
  `## Jour\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | ${length} | Atelier |\n`
const eventOf = (format: string, more = '') =>
  `---\nkind: event\ntitle: Un jour\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-4.0\nformat: { page: ${format}, version: "1.0" }\nstart: 2027-01-22\nend: 2027-01-22\nvenue: { name: Ici }\n${more}---\n\nOui.\n`
const block = [42, 66, 127]
const ground = [243, 239, 230]

test('the picture of an event has its words and the agenda that it runs, at its version', async () => {
  const send = sender(await someone())
  const text = formatText({ title: 'À jouer', body: agenda('4 h') })
  const made = (await send('POST', '/pages', { text, slug: 'to-run' })).json()
  await send('POST', '/pages/to-run/versions', { level: 'major', notes: 'Un' })
  const longer = { text: text.replace('4 h', '8 h'), base: made.revision.id, reason: 'Plus' }
  await send('PUT', '/pages/to-run', longer)
  await send('POST', '/pages', { text: eventOf('to-run'), slug: 'a-day' })
  await send('POST', '/pages', { text: eventOf('to-run', 'cancelled: true\n'), slug: 'no-day' })

  const { at, picture } = await dotsOf('a-day')
  // at 9 the step begins; of its eight hours now it had four in the version that is run
  expect([at(120, 520), at(700, 520)]).toEqual([block, ground])
  expect(picture.equals((await dotsOf('to-run')).picture)).toBe(false)
  expect(picture.equals((await dotsOf('no-day')).picture)).toBe(false)
})

test('an event that has a programme of its own for the day shows that', async () => {
  const send = sender(await someone())
  const text = formatText({ title: 'À adapter', body: agenda('8 h') })
  await send('POST', '/pages', { text, slug: 'to-adapt' })
  await send('POST', '/pages/to-adapt/versions', { level: 'major', notes: 'Un' })
  await send('POST', '/pages', { text: eventOf('to-adapt'), slug: 'its-day' })
  expect((await dotsOf('its-day')).at(700, 520)).toEqual(block)
  const own = (await send('POST', '/events/its-day/adapted', {})).json()
  const shorter = { text: own.text.replace('8 h', '4 h'), base: own.revision.id, reason: 'Moins' }
  await send('PUT', `/pages/${own.slug}`, shorter)
  expect((await dotsOf('its-day')).at(700, 520)).toEqual(ground)
})

test('an event without a format has its words and no strip', async () => {
  const send = sender(await someone())
  await send('POST', '/pages', { text: eventOf('nowhere'), slug: 'own-day' })
  const { picture } = await dotsOf('own-day')
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1200, height: 630 })
  const sign = await get('/share.png')
  expect(sign.statusCode).toBe(200)
  expect(picture.equals(sign.rawPayload)).toBe(false)
})
