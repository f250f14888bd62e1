import { get } from 'node:http'
import { setInterval } from 'node:timers/promises'
import { pagePath, type PageKind } from '@forkshop/domain'
import autocannon from 'autocannon'
import { signInTo, startServer } from '../e2e/running-server.ts'
import { startBare, type Sent } from './bare.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const connections = 8
const seconds = 2
const requestHeaders = { 'accept-encoding': 'br, gzip', 'accept-language': 'fr' }

/** The bytes as they travel, still compressed. */
const fetchRaw = (address: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    get(address, { headers: requestHeaders }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${address}: ${response.statusCode}`))
        const headers = Object.entries(response.headers).flatMap(([name, value]) =>
          typeof value === 'string' &&
          !['connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name)
            ? [[name, value] as const]
            : [],
        )
        resolve({ body: Buffer.concat(chunks), headers: Object.fromEntries(headers) })
      })
    }).on('error', reject)
  })

const requestsPerSecond = async (
  address: string,
  paths: readonly string[] = [new URL(address).pathname],
): Promise<number> => {
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    headers: requestHeaders,
    requests: paths.map((path) => ({ path })),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${address} answered with errors`)
  return result.requests.average
}

const compareWithBare = async (pathname: string): Promise<Measured> => {
  const server = await startServer()
  const address = server.address + pathname
  const bare = await startBare(await fetchRaw(address))
  try {
    const pairs = await interleave(
      () => requestsPerSecond(address),
      () => requestsPerSecond(bare.address),
    )
    return {
      value: pairs.candidate,
      unit: '/s',
      ratio: pairs.ratio,
      note: `bare node:http ${pairs.floor.toFixed(0)}/s`,
    }
  } finally {
    await bare.stop()
    await server.remove()
  }
}

/** A page that nobody shows, and what makes it another one. */
const startChanges = async (address: string): Promise<() => Promise<void>> => {
  const cookie = await signInTo(address)
  const send = async (method: string, path: string, body: object): Promise<Page> => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return answer.json()
  }
  const text = await (await fetch(`${address}/api/v1/pages/48h-chrono/raw`)).text()
  const alone = text.replace(/^title: .*$/m, 'title: Lively')
  const page = await send('POST', '/pages', { text: alone })
  let base = page.revision.id
  let turn = 0
  return async () => {
    turn += 1
    const text = `${alone}\n\n${turn}\n`
    base = (await send('PUT', `/pages/${page.slug}`, { text, base, reason: 'More' })).revision.id
  }
}

type Page = { readonly slug: string; readonly revision: { readonly id: string } }

const CHANGE_EVERY_MS = 1000

/** Every page of the library with its screens. */
const allScreens = async (address: string): Promise<readonly string[]> => {
  const answer = await fetch(`${address}/api/v1/pages?limit=100`)
  const { items }: { readonly items: readonly PageName[] } = await answer.json()
  return items.flatMap((page) =>
    ['', '/history', '/ideas', '/lineage', '/proposals'].map((screen) => pagePath(page) + screen),
  )
}

type PageName = { readonly slug: string; readonly kind: PageKind | null }

/** Ready pages while another page changes every second, against the same pages while nothing does. */
const readLively = async (): Promise<Measured> => {
  const server = await startServer()
  try {
    const paths = await allScreens(server.address)
    const change = await startChanges(server.address)
    const still = () => requestsPerSecond(server.address, paths)
    const lively = async (): Promise<number> => {
      const changing = new AbortController()
      const changes = (async () => {
        for await (const _ of setInterval(CHANGE_EVERY_MS, null, { signal: changing.signal })) {
          await change()
        }
      })().catch((error: unknown) => {
        if (!changing.signal.aborted) throw error
      })
      const rate = await requestsPerSecond(server.address, paths)
      changing.abort()
      await changes
      return rate
    }
    const pairs = await interleave(lively, still)
    const note = `without changes ${pairs.floor.toFixed(0)}/s`
    return { value: pairs.candidate, unit: '/s', ratio: pairs.ratio, note }
  } finally {
    await server.remove()
  }
}

/** A ready page of a planned event that people register for, against the ready page of the format that it runs. */
const eventBesideFormat = async (): Promise<Measured> => {
  const server = await startServer()
  try {
    const event = await plannedEvent(server.address)
    const pairs = await interleave(
      () => requestsPerSecond(`${server.address}${event.path}`),
      () => requestsPerSecond(`${server.address}${event.format}`),
    )
    const note = `the page of its format ${pairs.floor.toFixed(0)}/s`
    return { value: pairs.candidate, unit: '/s', ratio: pairs.ratio, note }
  } finally {
    await server.remove()
  }
}

/** Addresses of the demo's event to come, and of what it runs. */
const plannedEvent = async (
  address: string,
): Promise<{ readonly path: string; readonly format: string }> => {
  const { items }: { readonly items: readonly PageName[] } = await (
    await fetch(`${address}/api/v1/pages?kind=event&limit=100`)
  ).json()
  for (const page of items) {
    const view: EventPage = await (await fetch(`${address}/api/v1/pages/${page.slug}/view`)).json()
    if (view.times?.state !== 'planned' || view.run === null) continue
    return { path: pagePath(page), format: pagePath({ slug: view.run.slug, kind: 'format' }) }
  }
  throw new Error('the demo has no event to come')
}

type EventPage = {
  readonly times: { readonly state: string } | null
  readonly run: { readonly slug: string } | null
}

/** Reading pages and raw text against a bare `node:http` server that sends the same bytes. */
export const benches: readonly Bench[] = [
  {
    name: 'read-page',
    bar: { kind: 'at-least', ratio: 0.4 },
    run: () => compareWithBare('/formats/48h-chrono'),
  },
  {
    name: 'read-raw',
    bar: { kind: 'at-least', ratio: 0.4 },
    run: () => compareWithBare('/api/v1/pages/48h-chrono/raw'),
  },
  { name: 'read-event', bar: { kind: 'at-least', ratio: 0.9 }, run: eventBesideFormat },
  { name: 'read-lively', bar: { kind: 'at-least', ratio: 0.9 }, run: readLively },
]
