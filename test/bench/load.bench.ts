import type { Language } from '@forkshop/domain'
import { setTimeout as wait } from 'node:timers/promises'
import { signInTo, startServer, type RunningServer } from '../e2e/running-server.ts'
import { startBare } from './bare.ts'
import { crowdLibrary, distinctPages } from './crowd-library.ts'
import { startCrowd } from './crowd-task.ts'
import { lookInside, type Look } from './look-inside.ts'
import { median, type Bench, type Measured } from './measure.ts'

const FORMATS = 100
const GUESTS = 200

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN

/** The 99th percentile of the event loop's delay since it was last asked for, in milliseconds. */
const loopDelayMs = async (address: string): Promise<number> => {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(metrics) ?? []
  if (seconds === undefined) throw new Error('the server does not tell the delay of its loop')
  return 1000 * Number(seconds)
}

const withServer = async <Result>(
  options: Parameters<typeof startServer>[0],
  work: (server: RunningServer, look: Look) => Promise<Result>,
): Promise<Result> => {
  const server = await startServer({ ...options, nodeArguments: ['--inspect=0'] })
  const look = await lookInside(server)
  try {
    return await work(server, look)
  } finally {
    look.close()
    await server.remove()
  }
}

type Flooded = {
  readonly healthzMs: number
  readonly readyMs: number
  /** Of a bare node:http server, asked at the same time by the same process. */
  readonly bareMs: number
  readonly loopMs: number
  readonly residentMb: { readonly rest: number; readonly peak: number }
  readonly heapMb: { readonly rest: number; readonly after: number }
  readonly note: string
}

/** Watches the memory until it is told to stop; answers the highest it saw. */
const watchResident = (look: Look): (() => Promise<number>) => {
  let isOver = false
  const watch = async (): Promise<number> => {
    let peak = 0
    while (!isOver) {
      peak = Math.max(peak, await look.residentMb())
      await wait(100)
    }
    return peak
  }
  const watching = watch()
  return () => {
    isOver = true
    return watching
  }
}

/** 1,000 pages asked for at once, while others ask for what is ready. */
const floodOnce = async (): Promise<Flooded> => {
  const dataDirectory = await crowdLibrary(FORMATS)
  return withServer({ demo: false, dataDirectory }, async (server, look) => {
    // Nobody has read them. Pages beside them start the threads.
    const others = ['/', '/search', '/changes'].map((page) => server.address + page)
    await startCrowd({ kind: 'flood', addresses: others, language: 'en' }).end()
    const ready = `${server.address}/`
    await (await fetch(ready, { headers: { 'accept-language': 'fr' } })).arrayBuffer()
    const bare = await startBare({ body: Buffer.from('ok'), headers: {} })
    const rest = { resident: await look.residentMb(), heap: await look.heapMb() }
    const healthz = `${server.address}/healthz`
    const probe = startCrowd({ kind: 'probe', targets: { healthz, ready, bare: bare.address } })
    await loopDelayMs(server.address)
    const peak = watchResident(look)
    const before = await look.mainThreadMs()
    const addresses = distinctPages(FORMATS).map((page) => server.address + page)
    const flood = await startCrowd({ kind: 'flood', addresses, language: 'fr' }).end()
    const main = (await look.mainThreadMs()) - before
    const loopMs = await loopDelayMs(server.address)
    const { seen } = await probe.end()
    await bare.stop()
    const p99 = (name: string): number => percentile(seen[name] ?? [], 0.99)
    return {
      healthzMs: p99('healthz'),
      readyMs: p99('ready'),
      bareMs: p99('bare'),
      loopMs,
      residentMb: { rest: rest.resident, peak: await peak() },
      heapMb: { rest: rest.heap, after: await look.heapMb() },
      note:
        `${addresses.length} pages in ${flood.seen.seconds.toFixed(1)}s, ` +
        `${flood.seen.refused} times told to come back, ` +
        `${(main / addresses.length).toFixed(2)}ms of the main thread a page, ` +
        `load process ${(flood.processorMs / 1000).toFixed(1)}s of processor`,
    }
  })
}

/** Each figure of a run is a bench; the second look of all of them is a second run. */
const shared = <Result>(run: () => Promise<Result>): (() => () => Promise<Result>) => {
  const runs: Promise<Result>[] = []
  return () => {
    let looks = 0
    return () => (runs[(looks += 1) - 1] ??= run())
  }
}

/** A delay against what it may be, on top of what a bare server takes at the same time. */
const delay = (
  value: number,
  { bar, floor, note }: { bar: number; floor: number; note: string },
) => ({
  value,
  unit: 'ms',
  ratio: value / (bar + floor),
  note: `at most ${bar}ms beyond bare node:http ${floor.toFixed(1)}ms; ${note}`,
})

const growth = (now: number, rest: number): Measured => ({
  value: now,
  unit: 'MB',
  ratio: now / rest,
  note: `${rest.toFixed(0)}MB at rest`,
})

const flooded = shared(floodOnce)
const ofFlood = (name: string, ratio: number, toMeasured: (flood: Flooded) => Measured): Bench => {
  const look = flooded()
  return {
    name: `load-${name}`,
    bar: { kind: 'at-most', ratio },
    run: async () => toMeasured(await look()),
  }
}

type Visited = {
  readonly refused: number
  readonly mainSeconds: number
  readonly pageMs: number
  readonly note: string
}

/** A room of guests behind one address: each joins, reads five pages, says an idea, supports three. */
const visitOnce = (): Promise<Visited> =>
  withServer({}, async (server, look) => {
    const event = '48h-chrono-mixeur-2013'
    const format = '48h-chrono'
    const code = await openRoom(server, event)
    const { items } = await listIdeas(server, format)
    const before = await look.mainThreadMs()
    const { seen, processorMs } = await startCrowd({
      kind: 'guests',
      server: server.address,
      count: GUESTS,
      event,
      format,
      code,
      pages: [
        `/e/${code}`,
        `/events/${event}`,
        `/formats/${format}`,
        `/formats/${format}/ideas`,
        '/',
      ],
      ideas: items.filter(({ state }) => state === 'open').map(({ id }) => id),
    }).end()
    const mainMs = (await look.mainThreadMs()) - before
    return {
      refused: seen.refused,
      mainSeconds: mainMs / 1000,
      pageMs: percentile(seen.pageMs, 0.95),
      note: `${GUESTS} guests; load process ${(processorMs / 1000).toFixed(1)}s of processor`,
    }
  })

const listIdeas = async (
  server: RunningServer,
  slug: string,
): Promise<{ readonly items: readonly { readonly id: string; readonly state: string }[] }> =>
  (await fetch(`${server.address}/api/v1/pages/${slug}/ideas?limit=20`)).json()

/** Opens the room of an event as the demo's facilitator; answers its code. */
const openRoom = async (server: RunningServer, event: string): Promise<string> => {
  const cookie = await signInTo(server.address)
  const opened = await fetch(`${server.address}/api/v1/events/${event}/code`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ open: true }),
  })
  if (!opened.ok) throw new Error(`the room of ${event} answered ${opened.status}`)
  const { code }: { code: string } = await opened.json()
  return code
}

const visited = shared(visitOnce)
const ofVisit = (name: string, ratio: number, toMeasured: (visit: Visited) => Measured): Bench => {
  const look = visited()
  return {
    name: `load-guests-${name}`,
    bar: { kind: 'at-most', ratio },
    run: async () => toMeasured(await look()),
  }
}

const PAGE_MS = 5

/** Processor time of the main thread for a reading page that is not ready, its article known or not. */
const uncachedPage = async (): Promise<Measured> => {
  const dataDirectory = await crowdLibrary(FORMATS)
  return withServer({ demo: false, dataDirectory }, async (server, look) => {
    const pages = Array.from({ length: FORMATS }, (_, at) => `/formats/crowd-${at}`)
    const round = async (language: Language, at: string): Promise<number> => {
      const addresses = pages.map((page) => `${server.address}${page}${at}`)
      const before = await look.mainThreadMs()
      await startCrowd({ kind: 'flood', addresses, language }).end()
      return ((await look.mainThreadMs()) - before) / addresses.length
    }
    const unknown = await round('fr', '')
    const known = [
      await round('en', ''),
      await round('fr', '?at=head'),
      await round('en', '?at=head'),
    ]
    return {
      value: median(known),
      unit: 'ms',
      ratio: median(known) / PAGE_MS,
      note: `of the main thread, at most ${PAGE_MS}ms; ${unknown.toFixed(2)}ms when its article was never drawn`,
    }
  })
}

/** Processor time of the main thread for a page that is elsewhere, against one that is drawn. */
const movedPage = async (): Promise<Measured> => {
  const dataDirectory = await crowdLibrary(FORMATS)
  return withServer({ demo: false, dataDirectory }, async (server, look) => {
    const round = async (folder: string, language: Language, status: number): Promise<number> => {
      const before = await look.mainThreadMs()
      for (let at = 0; at < FORMATS; at += 1) {
        const address = `${server.address}/${folder}/crowd-${at}`
        const headers = { 'accept-language': language }
        const answer = await fetch(address, { headers, redirect: 'manual' })
        await answer.arrayBuffer()
        if (answer.status !== status) throw new Error(`${address} answered ${answer.status}`)
      }
      return ((await look.mainThreadMs()) - before) / FORMATS
    }
    // The first round draws the articles.
    await round('formats', 'fr', 200)
    const drawn = await round('formats', 'en', 200)
    const moved = median([
      await round('events', 'fr', 308),
      await round('methods', 'fr', 308),
      await round('projects', 'fr', 308),
    ])
    return {
      value: moved,
      unit: 'ms',
      ratio: moved / drawn,
      note: `of the main thread; a page that is drawn ${drawn.toFixed(2)}ms`,
    }
  })
}

/** What a crowd costs those who are not in it, and the server; bars are what must not be passed. */
export const benches: readonly Bench[] = [
  ofFlood('healthz', 1, ({ healthzMs, bareMs, note }) =>
    delay(healthzMs, { bar: 100, floor: bareMs, note }),
  ),
  ofFlood('ready-page', 1, ({ readyMs, bareMs, note }) =>
    delay(readyMs, { bar: 250, floor: bareMs, note }),
  ),
  ofFlood('event-loop', 1, ({ loopMs, bareMs, note }) =>
    delay(loopMs, { bar: 50, floor: bareMs, note }),
  ),
  ofFlood('resident', 3, ({ residentMb: { peak, rest } }) => growth(peak, rest)),
  ofFlood('heap', 1.2, ({ heapMb: { after, rest } }) => growth(after, rest)),
  ofVisit('refused', 0, ({ refused, note }) => ({
    value: refused,
    unit: '',
    ratio: refused,
    note,
  })),
  ofVisit('processor', 1, ({ mainSeconds, note }) => ({
    value: mainSeconds,
    unit: 's',
    ratio: mainSeconds / 6,
    note: `of the main thread, at most 6s; ${note}`,
  })),
  ofVisit('page', 1, ({ pageMs, note }) => ({
    value: pageMs,
    unit: 'ms',
    ratio: pageMs / 2000,
    note: `95th percentile, at most 2000ms; ${note}`,
  })),
  { name: 'load-page', bar: { kind: 'at-most', ratio: 1 }, run: uncachedPage },
  { name: 'load-moved', bar: { kind: 'at-most', ratio: 0.25 }, run: movedPage },
]
