import { execFile } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startServer } from '../e2e/running-server.ts'
import type { Bench, Measured } from './measure.ts'
import { signIn } from './sign-in.ts'

const TEXTS = 24
const BAR_MS = 100
const sender = fileURLToPath(new URL('./send-large-texts.ts', import.meta.url))

type Answer = {
  readonly status: number
  readonly retryAfter: string | null
  readonly word: string
}

/** A number of the server since it was last asked for. */
const metric = async (address: string, name: string): Promise<number> => {
  const text = await (await fetch(`${address}/metrics`)).text()
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1])
}
const delayOf = async (address: string): Promise<number> =>
  1000 * (await metric(address, 'nodejs_eventloop_lag_p99_seconds'))

/** Throws for an answer that is neither a page nor a reason to come back, and for a page that is not found. */
const requireAnswered = async (address: string, answers: readonly Answer[]): Promise<number> => {
  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status, retryAfter }) => status === 503 && retryAfter !== null)
  if (made.length === 0 || made.length + refused.length !== TEXTS) {
    throw new Error(`answers: ${answers.map(({ status }) => status).join(' ')}`)
  }
  for (const { word } of made) {
    const hits: { total: number } = await (await fetch(`${address}/api/v1/search?q=${word}`)).json()
    if (hits.total !== 1) throw new Error(`${word} is found ${hits.total} times`)
  }
  return made.length
}

/**
 * The event-loop delay of the server, beyond that of this process, which does nothing meanwhile: what
 * the machine makes everybody wait is no fault of the server.
 */
const measure = async (): Promise<Measured> => {
  const server = await startServer()
  try {
    const { address } = server
    const cookie = await signIn(address, 'participant')
    const own = monitorEventLoopDelay({ resolution: 10 })
    await delayOf(address)
    own.enable()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [sender, address, cookie, String(TEXTS)],
      { maxBuffer: 1e7 },
    )
    own.disable()
    const p99 = await delayOf(address)
    const floor = own.percentile(99) / 1e6
    const made = await requireAnswered(address, JSON.parse(stdout))
    return {
      value: p99,
      unit: 'ms',
      ratio: Math.max(0, p99 - floor) / BAR_MS,
      note: `${made} made, ${TEXTS - made} told to come back; an idle process ${floor.toFixed(0)}ms`,
    }
  } finally {
    await server.remove()
  }
}

/** Texts of 1 MB sent at once: each answered or refused with a reason, nobody held up, all found. */
export const benches: readonly Bench[] = [
  { name: 'large-texts-delay', bar: { kind: 'at-most', ratio: 1 }, run: measure },
]
