import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { launch, type Launched } from './launched.ts'
import { percentile, type Measured } from './measure.ts'
import { signIn } from './sign-in.ts'

const START = ['node', 'tools/with-toolchain.mjs', 'start']
const BARE = [
  'node',
  fileURLToPath(import.meta.resolve('@forkshop/server/src/testing/raw-event-server.ts')),
]
const PAUSE_MS = 50
/** Their inspectors open at a free port, once somebody wants to look inside. */
const LOOKED_INTO = { NODE_OPTIONS: '--inspect-port=0' }

/** A server with what is to be sent to it: ours with an event that goes, or the bare one. */
export type Day = {
  readonly launched: Launched
  readonly live: string
  readonly leads: Readonly<Record<string, string>>
  readonly move: () => Call
  readonly join: () => Call
  readonly say: () => Call
  readonly comment: () => Call
}
export type Call = { readonly path: string; readonly body: object }
export type Answer = { readonly status: number; readonly cookie: string; readonly text: string }

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

/** Sends something to a server. */
export const send = async (
  { address }: Launched,
  { path: to, body }: Call,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const asked = request(address + to, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
  })
  asked.end(JSON.stringify(body))
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer === undefined) throw new Error('no answer')
  let text = ''
  for await (const chunk of answer) text += String(chunk)
  const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return { status: answer.statusCode ?? 0, cookie, text }
}

const created = async (...sent: Parameters<typeof send>): Promise<Record<string, unknown>> => {
  const { status, text } = await send(...sent)
  if (status >= 300) throw new Error(`${sent[1].path} answered ${status}: ${text}`)
  return JSON.parse(text)
}

const key = (): string => randomBytes(16).toString('hex')

/** An event of the demo's format on a day that has begun. */
const startDay = async (data: string): Promise<Day> => {
  const launched = await launch(START, { ...LOOKED_INTO, FORKSHOP_DATA: data })
  const leads = { cookie: await signIn(launched.address, 'facilitator') }
  const begin = new Date(Date.now() - 60 * 60_000).toISOString().slice(0, 16)
  const event = { start: begin, timezone: 'UTC', title: 'Mesuré', venue: 'Halle' }
  const made = await created(
    launched,
    { path: '/api/v1/pages/48h-chrono/events', body: event },
    leads,
  )
  const slug = String(made['slug'])
  const room = await fetch(`${launched.address}/api/v1/events/${slug}/code`, {
    method: 'PUT',
    headers: { ...leads, 'content-type': 'application/json', origin: launched.address },
    body: '{"open":true}',
  })
  const { code }: { code?: string } = JSON.parse(await room.text())
  const newest = { id: '' }
  const move = (): Call => {
    const at = new Date().toISOString()
    const after = newest.id === '' ? [] : [newest.id]
    newest.id = key()
    const one = {
      id: newest.id,
      after,
      at,
      ...(after.length === 0 ? { kind: 'start' } : { kind: 'note', text: 'Vu' }),
    }
    return { path: `/api/v1/events/${slug}/run/moves`, body: { now: at, moves: [one] } }
  }
  await created(launched, move(), leads)
  const proposal = await propose(launched, leads)
  return {
    launched,
    live: '/api/v1/live',
    leads,
    move,
    join: () => ({ path: `/api/v1/events/${slug}/join`, body: { code, name: 'Zoé' } }),
    say: () => ({
      path: `/api/v1/pages/${slug}/ideas`,
      body: { id: key(), text: 'Un vrai temps de silence avant de présenter.' },
    }),
    comment: () => ({
      path: `/api/v1/pages/48h-chrono/proposals/${proposal}/comments`,
      body: { text: `Oui, et plus tôt (${key()}).` },
    }),
  }
}

/** A proposal to talk about; answers its number. */
const propose = async (launched: Launched, leads: Day['leads']): Promise<number> => {
  const page: { text: string; revision: { id: string } } = JSON.parse(
    await (await fetch(`${launched.address}/api/v1/pages/48h-chrono`)).text(),
  )
  const body = {
    text: `${page.text}\nOn se quitte debout.\n`,
    base: page.revision.id,
    title: 'La fin',
    reason: 'Pour finir ensemble.',
  }
  const made = await created(launched, { path: '/api/v1/pages/48h-chrono/proposals', body }, leads)
  return Number(made['number'])
}

const startBare = async (folder: string): Promise<Day> => ({
  launched: await launch([...BARE, path.join(folder, 'bare.db')], LOOKED_INTO),
  live: '/live',
  leads: {},
  move: () => ({ path: '/moves', body: { id: key() } }),
  join: () => ({ path: '/join', body: { name: 'Zoé' } }),
  say: () => ({ path: '/ideas', body: { text: 'Un vrai temps de silence avant de présenter.' } }),
  comment: () => ({ path: '/comments', body: { text: `Oui, et plus tôt (${key()}).` } }),
})

/** Works with both servers, each in a process of its own. */
export const withDays = async (
  work: (ours: Day, bare: Day) => Promise<Measured>,
): Promise<Measured> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  const [ours, bare] = [await startDay(path.join(folder, 'data')), await startBare(folder)]
  try {
    return await work(ours, bare)
  } finally {
    for (const { launched } of [ours, bare]) await launched.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens a stream, which has its own connection, once its first words came; `seen` is called with each event of a kind. */
export const follow = async (
  { launched, live }: Day,
  headers: Readonly<Record<string, string>>,
  { kind, seen }: { readonly kind: string; readonly seen: () => void } = nothing,
): Promise<() => void> => {
  const asked = get(launched.address + live, { agent: false, headers })
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer?.statusCode !== 200) throw new Error(`the stream answered ${answer?.statusCode}`)
  answer.on('error', () => {})
  asked.on('error', () => {})
  const first = once(answer, 'data')
  answer.on('data', (chunk: Buffer) => {
    if (chunk.includes(`"kind":"${kind}"`)) seen()
  })
  await first
  return () => asked.destroy()
}
const nothing = { kind: 'run', seen: () => {} }

/** Streams that are told of each thing that happens; `headersOf` says who opens the n-th of them. */
export const listeners = async (
  day: Day,
  {
    kind,
    streams,
    headersOf = () => ({}),
  }: {
    readonly kind: string
    readonly streams: number
    readonly headersOf?: (stream: number) => Readonly<Record<string, string>>
  },
) => {
  const heard = { count: 0, from: 0, delays: [] as number[] }
  const seen = (): void => {
    heard.count += 1
    heard.delays.push(performance.now() - heard.from)
  }
  const leaving: (() => void)[] = []
  for (let stream = 0; stream < streams; stream += 1) {
    leaving.push(await follow(day, headersOf(stream), { kind, seen }))
  }
  return {
    /** Sends so many calls, each once all have heard of the one before; the 95th percentile of what that took, in milliseconds. */
    round: async (next: () => Call, calls: number): Promise<number> => {
      heard.delays = []
      for (let call = 0; call < calls; call += 1) {
        heard.count = 0
        heard.from = performance.now()
        const answered = send(day.launched, next(), day.leads)
        while (heard.count < streams) await wait(1)
        const { status, text } = await answered
        if (status >= 300) throw new Error(`it was answered ${status}: ${text}`)
        await wait(PAUSE_MS)
      }
      return percentile(heard.delays, 0.95)
    },
    close: () => leaving.forEach((leave) => leave()),
  }
}
