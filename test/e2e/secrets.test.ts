import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInTo, startServer, type RunningServer } from './running-server.ts'

// Whoever knows these addresses may do something: none stands where others read.

const opened: { server?: RunningServer; cookie?: string } = {}
beforeAll(async () => {
  // every answer is told as a slow one, and all else that the log ever has
  const server = await startServer({
    environment: { FORKSHOP_LOG: 'trace', FORKSHOP_SLOW_MS: '0.001' },
  })
  opened.server = server
  opened.cookie = await signInTo(server.address)
})
afterAll(() => opened.server?.remove())
const running = (): RunningServer => {
  if (opened.server === undefined) throw new Error('the server has not started')
  return opened.server
}

type Told = Readonly<Record<string, unknown>>
const call = async (method: string, path: string, body?: object): Promise<Told> => {
  const answer = await fetch(`${running().address}/api/v1${path}`, {
    method,
    headers: {
      cookie: opened.cookie ?? '',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}
const part = (told: unknown, name: string): string =>
  typeof told === 'object' && told !== null && name in told
    ? String(Object.entries(told).find(([key]) => key === name)?.[1])
    : ''
const lastOf = (link: unknown): string =>
  String(link)
    .slice(String(link).lastIndexOf('/') + 1)
    .replace(/\.(?:ics|atom)$/, '')

const plan = async (title: string): Promise<string> => {
  const event = { title, start: '2090-01-20T18:00', venue: 'Halle', registration: { places: 5 } }
  return String((await call('POST', '/pages/48h-chrono/events', event))['slug'])
}

type Secret = {
  readonly text: string
  readonly addresses: (secret: string) => readonly string[]
  readonly end: () => Promise<unknown>
}

const secrets: Readonly<Record<string, () => Promise<Secret>>> = {
  'an address of a calendar': async () => {
    const made = await call('POST', '/calendars', { purpose: 'mine', name: 'À moi' })
    return {
      text: lastOf(made['address']),
      addresses: (secret) => [`/calendars/${secret}.ics`, `/calendars/${secret}`],
      end: () => call('DELETE', `/calendars/${String(made['id'])}`),
    }
  },
  'an address of a feed': async () => {
    const made = await call('POST', '/feeds', { of: 'inbox' })
    return {
      text: lastOf(made['atom']),
      addresses: (secret) => [
        `/feeds/${secret}.atom`,
        `/feeds/${secret}.json`,
        `/feeds/${secret}.json?language=tlh`,
        `/feeds/${secret}`,
      ],
      end: () => call('DELETE', `/feeds/${String(made['id'])}`),
    }
  },
  'the link of a registration': async () => {
    const slug = await plan('Inscriptions')
    const key = '0123456789abcdef0123456789abcdef'
    await call('POST', `/events/${slug}/registrations`, { key, name: 'Ada' })
    return {
      text: key,
      addresses: (secret) => [`/registration/${secret}`, `/api/v1/registrations/${secret}`],
      end: () => call('POST', `/registrations/${key}/cancel`, {}),
    }
  },
  'the link of a role': async () => {
    const slug = await plan('Rôles')
    const made = await call('POST', `/events/${slug}/people`, { role: 'host', name: 'Bo' })
    return {
      text: lastOf(made['link']),
      addresses: (secret) => [`/role/${secret}`, `/api/v1/roles/${secret}`],
      end: () => call('DELETE', `/events/${slug}/people/${part(made['person'], 'id')}`),
    }
  },
  'the link to what became of ideas': async () => {
    const slug = await plan('Idées')
    const { code } = await call('PUT', `/events/${slug}/code`, { open: true })
    const joined = await fetch(`${running().address}/api/v1/events/${slug}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name: 'Léa' }),
    })
    const key = 'a9c4e2f60b8d1735a9c4e2f60b8d1735'
    const said = await fetch(`${running().address}/api/v1/pages/${slug}/ideas`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: String(joined.headers.get('set-cookie')).split(';')[0] ?? '',
      },
      body: JSON.stringify({ text: 'Une idée', follow: key }),
    })
    expect(said.status).toBe(201)
    return {
      text: key,
      addresses: (secret) => [
        `/followed/${secret}`,
        `/api/v1/followed/${secret}`,
        `/api/v1/followed/${secret}/photographs/${'0'.repeat(32)}`,
      ],
      end: () => call('DELETE', `/followed/${key}`),
    }
  },
  'an invitation': async () => {
    const made = await call('POST', '/invites', {})
    return {
      text: lastOf(made['link']),
      addresses: (secret) => [`/invite/${secret}`, `/api/v1/invites/${secret}`],
      // it is good for one account
      end: () =>
        call('POST', `/invites/${lastOf(made['link'])}`, {
          name: 'Eve',
          email: 'eve@example.org',
          password: 'a-long-password',
        }),
    }
  },
  'the code of a room': async () => {
    const slug = await plan('Code')
    const made = await call('PUT', `/events/${slug}/code`, { open: true })
    return {
      text: String(made['code']),
      addresses: (secret) => [`/e/${secret}`, `/api/v1/codes/${secret}`],
      end: () => call('PUT', `/events/${slug}/code`, { open: true, renew: true }),
    }
  },
}

/** One that nobody was given: the other way round. */
const wrongOf = (secret: string): string => [...secret].toReversed().join('')

/** Where in an answer a secret stands that others may read; empty where none does. */
const shownIn = async (address: string, secret: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const [method, path] of [
    ['GET', address],
    ['HEAD', address],
    ['PUT', address],
    ['GET', `${address}?x=1`],
    ['GET', `${address}%00`],
    ['GET', `${address}/more`],
  ] as const) {
    const answer = await fetch(running().address + path, {
      method,
      redirect: 'manual',
      headers: { origin: 'https://other.example', accept: 'text/html' },
    })
    const body = await answer.text()
    const where = `${method} ${path.replace(secret, '…')} ${answer.status}`
    // a cookie is for the browser that asked alone
    const headers = JSON.stringify([...answer.headers].filter(([name]) => name !== 'set-cookie'))
    if (headers.includes(secret)) found.push(`${where}: header`)
    if (answer.status >= 400 && body.includes(secret)) found.push(`${where}: error`)
    if (answer.headers.has('access-control-allow-origin') && body.includes(secret)) {
      found.push(`${where}: to any origin`)
    }
    for (const [link] of body.matchAll(/<(?:link|meta)\b[^>]*>/g)) {
      if (link.includes(secret)) found.push(`${where}: ${link.replace(secret, '…')}`)
    }
  }
  return found
}

test.each(Object.entries(secrets))('%s stands nowhere that others read', async (_what, make) => {
  const { text, addresses, end } = await make()
  expect(text.length).toBeGreaterThan(5)
  const wrong = wrongOf(text)
  const look = async (): Promise<readonly string[]> =>
    (
      await Promise.all(
        [text, wrong].flatMap((secret) =>
          addresses(secret).map((address) => shownIn(address, secret)),
        ),
      )
    ).flat()
  expect(await look()).toEqual([])
  await end()
  expect(await look()).toEqual([])
  const printed = running().output()
  expect(printed).toContain('a slow answer')
  const told = printed.split('\n').filter((line) => line.includes(text) || line.includes(wrong))
  expect(told).toEqual([])
})
