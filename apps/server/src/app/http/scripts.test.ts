import { beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { eventText, pageText } from '../../testing/test-page.ts'
import { callsOf, type Answer, type Calls } from '../../testing/calls.ts'
import { dangersIn, scriptPayloads } from '../../testing/script-payloads.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
let headers: { readonly cookie: string }
let member: Calls
let visitor: Calls

beforeAll(async () => {
  await addUser(server, 'member@example.org', { name: '<b onclick=alert(1)>Bo</b>' })
  headers = await signIn(server, 'member@example.org')
  member = callsOf(server, headers)
  visitor = callsOf(server)
})

/** Every answer that holds words of people is JSON (or raw text) that no browser takes for a page. */
const expectInert = (answer: Answer): void => {
  expect(answer.status).toBeLessThan(300)
  expect(answer.headers['content-type']).toMatch(
    /^(?:application\/json|text\/markdown); charset=utf-8$/,
  )
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  for (const html of htmlIn(answer.body)) expect(dangersIn(html), html).toEqual([])
}

/** Every value under a key that says it is HTML. */
const htmlIn = (value: unknown, key = ''): readonly string[] => {
  if (typeof value === 'string') return /html$/i.test(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => htmlIn(item, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => htmlIn(inner, name))
}

const fieldsWith = (payload: string) => JSON.stringify(payload).slice(0, 78)

/** A page whose every field, word and link is the payload, with a second revision to compare. */
const pageOf = async (payload: string, slug: string, kind: 'method' | 'event') => {
  const template = kind === 'event' ? eventText('TITLE') : pageText('TITLE')
  const text = template
    .replace('title: TITLE', `title: ${fieldsWith(payload)}`)
    .replace(/^summary: .*$/m, `summary: ${fieldsWith(payload)}`)
    .replace('---\n\n', `tags: [${fieldsWith(payload)}]\ncontact: ${fieldsWith(payload)}\n---\n\n`)
  const first = `${text}\n## ${payload}\n\nwords ${payload}\n\n| ${payload} |\n|---|\n| ${payload} |\n`
  const made = await member.post('/pages', { text: first, slug, reason: payload })
  expect(made.status, made.text).toBe(201)
  const { id } = made.body['revision'] as { id: string }
  const second = `${first}\n> ${payload}\n\n- ${payload}\n`
  const put = await member.put(`/pages/${slug}`, { text: second, base: id, reason: payload })
  expect(put.status, put.text).toBe(200)
  const head = (put.body['revision'] as { id: string }).id
  return { at: `/pages/${slug}`, base: id, head, second }
}

test.each(scriptPayloads.map((payload, index) => [payload, index] as const))(
  '%j is words in every answer',
  async (payload, index) => {
    const { at, base, head, second } = await pageOf(payload, `script-${index}`, 'method')
    const event = await pageOf(payload, `script-event-${index}`, 'event')
    const proposal = {
      text: `${second}\n${payload}\n`,
      base: head,
      title: payload,
      reason: payload,
    }
    expectInert(await member.post(`${at}/proposals`, proposal))
    expectInert(await member.post(`${at}/proposals/1/comments`, { text: payload }))
    expectInert(await member.post(`${at}/proposals/1/reviews`, { verdict: 'for', text: payload }))
    const anchor = { quote: payload, prefix: payload, suffix: payload, at: 'head' }
    const idea = { text: payload, observed: payload, event: `script-event-${index}`, anchor }
    expectInert(await member.post(`${at}/ideas`, idea))
    const code = await member.put(`/events/script-event-${index}/code`, { open: true })
    const joined = await visitor.post(`/events/script-event-${index}/join`, {
      code: code.body['code'],
      name: payload.slice(0, 80),
    })
    expectInert(joined)
    const guest = callsOf(server, {
      cookie: String(joined.headers['set-cookie']).split(';')[0] ?? '',
    })
    const offer = { ...proposal, text: `${event.second}\n${payload}\n`, base: event.head }
    const offered = await guest.post(`${event.at}/offers`, offer)
    expectInert(offered)
    expectInert(await guest.get('/offers'))
    expectInert(await member.get(`${event.at}/offers`))
    expectInert(await member.get(`/offers/${String(offered.body['id'])}/view`))
    expectInert(await member.post(`/offers/${String(offered.body['id'])}/show`))
    expectInert(await member.post(`${at}/versions`, { level: 'minor', notes: payload }))
    expectInert(await member.post(`${at}/forks`, { title: payload, reason: payload }))
    const addresses = [
      at,
      `${at}/view`,
      `${at}/raw`,
      `${at}/agenda`,
      `${at}/revisions`,
      `${at}/versions`,
      `${at}/lineage`,
      `${at}/people`,
      `${at}/ideas`,
      `${at}/proposals`,
      `${at}/proposals/1`,
      `${at}/proposals/1/view`,
      `${at}/proposals/1/comments`,
      `${at}/compare?from=${base}`,
      `${at}/compare/view?from=${base}`,
      `${event.at}/view`,
      `${event.at}/proposals/1/view`,
      `/compare/view?from=script-${index}&to=script-event-${index}`,
      `/search?q=${encodeURIComponent('words')}`,
      '/home?kind=method',
      '/pages?kind=method',
      '/changes',
    ]
    for (const address of addresses) expectInert(await visitor.get(address))
    const draft = await member.post(`${at}/draft`)
    expectInert(draft)
    expectInert(await member.get(`/drafts/${String(draft.body['id'])}/preview`))
  },
)

test('the words that stand in a page are the words that were written', async () => {
  const payload = scriptPayloads[0] ?? ''
  const view = (await visitor.get('/pages/script-0/view')).body
  expect(view).toMatchObject({ title: payload, summary: payload })
  expect(htmlIn(view).join('')).toContain('&#x3C;script>alert(1)&#x3C;/script>')
})

test.each(scriptPayloads)('an upload called %j has a name of ours', async (payload) => {
  const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], payload, { type: 'text/html' }))
  const sent = new Response(form)
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/pages/script-0/media',
    headers: { ...headers, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.json().name).toMatch(/^[0-9a-f]{40}\.png$/)
})

test.each(scriptPayloads)('a refusal that repeats %j is no page', async (payload) => {
  const place = encodeURIComponent(payload)
  for (const url of [
    `/pages/${place}`,
    `/search?q=words&cursor=${place}`,
    `/compare?from=${place}&to=x`,
    `/codes/${place}`,
  ]) {
    const answer = await visitor.get(url)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
})
