import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import {
  follow,
  listeners,
  send,
  withDays,
  type Answer,
  type Call,
  type Day,
} from './day-servers.ts'
import { lookLater } from './look-inside.ts'
import { interleave, median, percentile, type Bench, type Measured } from './measure.ts'
import { memoryOf } from './memory-of.ts'

const DEVICES = 50
const MOVES = 12
const COMMENTS = 6
const STREAMS = 500
const GUESTS = 200
const JOIN_MS = 10_000
const SAY_MS = 30_000
const SETTLED_MS = 5_000

const moves = (): Promise<Measured> =>
  withDays(async (ours, bare) => {
    const devices = (day: Day) =>
      listeners(day, {
        kind: 'run',
        streams: DEVICES,
        // fifteen who lead, as many as one account may have open, and phones of the room
        headersOf: (device) => (device < 15 ? day.leads : {}),
      })
    const [candidate, floor] = [await devices(ours), await devices(bare)]
    const pairs = await interleave(
      () => candidate.round(ours.move, MOVES),
      () => floor.round(bare.move, MOVES),
    )
    candidate.close()
    floor.close()
    return {
      value: pairs.candidate,
      unit: 'ms',
      ratio: pairs.ratio,
      note: `p95 to ${DEVICES} devices; a bare event after the same rows ${pairs.floor.toFixed(2)}ms`,
    }
  })

/** A comment until all open streams have heard of it, beside a bare stream after the same rows and question of rights. */
const comments = (): Promise<Measured> =>
  withDays(async (ours, bare) => {
    const readers = (day: Day) => listeners(day, { kind: 'comment', streams: STREAMS })
    const [candidate, floor] = [await readers(ours), await readers(bare)]
    const pairs = await interleave(
      () => candidate.round(ours.comment, COMMENTS),
      () => floor.round(bare.comment, COMMENTS),
    )
    candidate.close()
    floor.close()
    return {
      value: pairs.candidate,
      unit: 'ms',
      ratio: pairs.ratio,
      note: `p95 to ${STREAMS} streams; a bare event after the same rows ${pairs.floor.toFixed(2)}ms`,
    }
  })

/** What one of so many open streams holds, in KiB, above what the server holds without them, when nothing is left to be freed. */
const perStream = async (day: Day): Promise<number> => {
  const look = await lookLater(day.launched)
  const settled = async (): Promise<number> => {
    await wait(SETTLED_MS)
    await look.collect()
    return memoryOf(day.launched.pid)
  }
  for (const leave of [await follow(day, {}), await follow(day, {})]) leave()
  const rest = await settled()
  const leaving: (() => void)[] = []
  for (let stream = 0; stream < STREAMS; stream += 1) leaving.push(await follow(day, {}))
  const held = (await settled()) - rest
  leaving.forEach((leave) => leave())
  look.close()
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
  { name: 'live-comment', bar: { kind: 'at-most', ratio: 1.5 }, run: comments },
  { name: 'live-streams', bar: { kind: 'at-most', ratio: 1.5 }, run: streams },
  { name: 'guests-say', bar: { kind: 'at-most', ratio: 10 }, run: guests },
]
