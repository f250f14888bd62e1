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
import { interleave, median, type Bench, type Measured } from './measure.ts'
import { memoryOf } from './memory-of.ts'
import { signIn } from './sign-in.ts'

const START = ['node', 'tools/with-toolchain.mjs', 'start']
const BARE = [
  'node',
  fileURLToPath(import.meta.resolve('@forkshop/server/src/testing/raw-event-server.ts')),
]
const DEVICES = 50
const MOVES = 12
const STREAMS = 500
const GUESTS = 200
const JOIN_MS = 10_000
const SAY_MS = 30_000
const PAUSE_MS = 50
const SETTLED_MS = 5_000

/** A server with what is to be sent to it: ours with an event that goes, or the bare one. */
type Day = {
  readonly launched: Launched
  readonly live: string
  readonly leads: Readonly<Record<string, string>>
  readonly move: () => Call
  readonly join: () => Call
  readonly say: () => Call
}
type Call = { readonly path: string; readonly body: object }
type Answer = { readonly status: number; readonly cookie: string; readonly text: string }

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

const send = async (
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
  const launched = await launch(START, { FORKSHOP_DATA: data })
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
  }
}

const startBare = async (folder: string): Promise<Day> => ({
  launched: await launch([...BARE, path.join(folder, 'bare.db')]),
  live: '/live',
  leads: {},
  move: () => ({ path: '/moves', body: { id: key() } }),
  join: () => ({ path: '/join', body: { name: 'Zoé' } }),
  say: () => ({ path: '/ideas', body: { text: 'Un vrai temps de silence avant de présenter.' } }),
})

const withDays = async (work: (ours: Day, bare: Day) => Promise<Measured>): Promise<Measured> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-bench-'))
  const [ours, bare] = [await startDay(path.join(folder, 'data')), await startBare(folder)]
  try {
    return await work(ours, bare)
  } finally {
    for (const { launched } of [ours, bare]) await launched.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens a stream, which has its own connection, once its first words came; `seen` is called with each event. */
const follow = async (
  { launched, live }: Day,
  headers: Readonly<Record<string, string>>,
  seen: () => void = () => {},
): Promise<() => void> => {
  const asked = get(launched.address + live, { agent: false, headers })
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer?.statusCode !== 200) throw new Error(`the stream answered ${answer?.statusCode}`)
  answer.on('error', () => {})
  asked.on('error', () => {})
  const first = once(answer, 'data')
  answer.on('data', (chunk: Buffer) => {
    if (chunk.includes('"kind":"run"')) seen()
  })
  await first
  return () => asked.destroy()
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN

/** Moves until all devices have heard of each; the 95th percentile of how long that took, in milliseconds. */
const devicesOf = async (day: Day) => {
  const heard = { count: 0, from: 0, delays: [] as number[] }
  const seen = (): void => {
    heard.count += 1
    heard.delays.push(performance.now() - heard.from)
  }
  const leaving: (() => void)[] = []
  for (let device = 0; device < DEVICES; device += 1) {
    // fifteen who lead, as many as one account may have open, and phones of the room
    leaving.push(await follow(day, device < 15 ? day.leads : {}, seen))
  }
  const round = async (): Promise<number> => {
    heard.delays = []
    for (let move = 0; move < MOVES; move += 1) {
      heard.count = 0
      heard.from = performance.now()
      const answered = send(day.launched, day.move(), day.leads)
      while (heard.count < DEVICES) await wait(1)
      const { status, text } = await answered
      if (status >= 300) throw new Error(`a move was answered ${status}: ${text}`)
      await wait(PAUSE_MS)
    }
    return percentile(heard.delays, 0.95)
  }
  return { round, close: () => leaving.forEach((leave) => leave()) }
}

const moves = (): Promise<Measured> =>
  withDays(async (ours, bare) => {
    const [candidate, floor] = [await devicesOf(ours), await devicesOf(bare)]
    const pairs = await interleave(candidate.round, floor.round)
    candidate.close()
    floor.close()
    return {
      value: pairs.candidate,
      unit: 'ms',
      ratio: pairs.ratio,
      note: `p95 to ${DEVICES} devices; a bare event after the same rows ${pairs.floor.toFixed(2)}ms`,
    }
  })

/** What one of so many open streams holds, in KiB, above what the server holds without them. */
const perStream = async (day: Day): Promise<number> => {
  for (const leave of [await follow(day, {}), await follow(day, {})]) leave()
  await wait(SETTLED_MS)
  const rest = memoryOf(day.launched.pid)
  const leaving: (() => void)[] = []
  for (let stream = 0; stream < STREAMS; stream += 1) leaving.push(await follow(day, {}))
  await wait(SETTLED_MS)
  const held = memoryOf(day.launched.pid) - rest
  leaving.forEach((leave) => leave())
  return (held * 1024) / STREAMS
}

const ROUNDS = 3

const streams = async (): Promise<Measured> => {
  const all: { candidate: number; floor: number }[] = []
  // each of servers that never had more
  for (let round = 0; round < ROUNDS; round += 1) {
    await withDays(async (ours, bare) => {
      all.push({ candidate: await perStream(ours), floor: await perStream(bare) })
      return { value: 0, unit: '', ratio: 0 }
    })
  }
  const value = median(all.map(({ candidate }) => candidate))
  const floor = median(all.map(({ floor: one }) => one))
  return {
    value,
    unit: 'KiB',
    ratio: value / floor,
    note: `each of ${STREAMS} streams above rest; a bare one ${floor.toFixed(1)} KiB`,
  }
}

/** Guests come in and each says an idea, spread over the time; how long what they said took, in milliseconds. */
const guestsOf = async (day: Day): Promise<readonly number[]> => {
  const spread = <Result>(ms: number, work: (guest: number) => Promise<Result>) =>
    Promise.all(
      Array.from({ length: GUESTS }, async (_, guest) => {
        await wait((guest * ms) / GUESTS)
        return work(guest)
      }),
    )
  const sent = async (call: Call, cookie = ''): Promise<Answer & { readonly ms: number }> => {
    const from = performance.now()
    const answer = await send(day.launched, call, cookie === '' ? {} : { cookie })
    if (answer.status >= 300)
      throw new Error(`${call.path} answered ${answer.status}: ${answer.text}`)
    return { ...answer, ms: performance.now() - from }
  }
  const joined = await spread(JOIN_MS, () => sent(day.join()))
  const said = await spread(SAY_MS, (guest) => sent(day.say(), joined[guest]?.cookie))
  return said.map(({ ms }) => ms)
}

const guests = (): Promise<Measured> =>
  withDays(async (ours, bare) => {
    const value = percentile(await guestsOf(ours), 0.95)
    const floor = percentile(await guestsOf(bare), 0.95)
    return {
      value,
      unit: 'ms',
      ratio: value / floor,
      note: `p95 of an idea, ${GUESTS} guests from one address; bare fastify ${floor.toFixed(2)}ms`,
    }
  })

/** The day of an event beside a bare server that keeps the same rows. Memory is told by Linux alone. */
export const benches: readonly Bench[] = [
  { name: 'run-devices', bar: { kind: 'at-most', ratio: 1.5 }, run: moves },
  { name: 'live-streams', bar: { kind: 'at-most', ratio: 1.5 }, run: streams },
  { name: 'guests-say', bar: { kind: 'at-most', ratio: 10 }, run: guests },
]
