// A crowd of readers in a process of its own, so that its work is not the server's. Reads one task
// as JSON from standard input, prints what it saw as JSON. `probe` goes on until its input ends.
import { Agent, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { CrowdTask, GuestsSeen, FloodSeen, ProbeSeen } from './crowd-task.ts'

const agent = new Agent({ keepAlive: true })

type Answer = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Sending = {
  readonly method?: string
  readonly cookie?: string
  readonly language?: string
  readonly body?: object
}

const send = async (
  address: string,
  { method = 'GET', cookie = '', language = 'fr', body }: Sending = {},
): Promise<Answer> => {
  const payload = body === undefined ? null : JSON.stringify(body)
  const sent = request(address, {
    method,
    agent,
    headers: {
      'accept-encoding': 'gzip',
      'accept-language': language,
      ...(cookie === '' ? {} : { cookie }),
      ...(payload === null ? {} : { 'content-type': 'application/json' }),
    },
  })
  sent.end(payload)
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('no answer')
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: await text(answer.setEncoding('latin1')),
  }
}

/** Everything at once; who is told to come back later does, as browsers do with such a page. */
const flood = async ({
  addresses,
  language,
}: Extract<CrowdTask, { kind: 'flood' }>): Promise<FloodSeen> => {
  let refused = 0
  const read = async (address: string): Promise<void> => {
    for (;;) {
      const { status, headers } = await send(address, { language })
      if (status === 200) return
      if (status !== 503) throw new Error(`${address} answered ${status}`)
      refused += 1
      await wait(1000 * Number(headers['retry-after'] ?? 1))
    }
  }
  const start = performance.now()
  await Promise.all(addresses.map(read))
  return { refused, seconds: (performance.now() - start) / 1000 }
}

const PROBE_PAUSE_MS = 15

/** Asks each address again and again, one after the other, until the input ends. */
const probe = async (targets: Readonly<Record<string, string>>): Promise<ProbeSeen> => {
  let isOver = false
  process.stdin.once('end', () => {
    isOver = true
  })
  const ask = async (address: string): Promise<number[]> => {
    const delays: number[] = []
    while (!isOver) {
      const start = performance.now()
      const { status } = await send(address)
      if (status !== 200) throw new Error(`${address} answered ${status}`)
      delays.push(performance.now() - start)
      await wait(PROBE_PAUSE_MS)
    }
    return delays
  }
  const entries = Object.entries(targets).map(
    async ([name, address]) => [name, await ask(address)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

const SUPPORTS = 3

/** Guests who come in, read, say an idea and support others', each at their own pace. */
const guests = async (task: Extract<CrowdTask, { kind: 'guests' }>): Promise<GuestsSeen> => {
  const { server, count, event, code, format, pages, ideas } = task
  const pageMs: number[] = []
  let refused = 0
  const checked = async (answer: Promise<Answer>): Promise<Answer> => {
    const { status } = await answer
    if (status >= 400) refused += 1
    return answer
  }
  const guest = async (number: number): Promise<void> => {
    const join = { method: 'POST', body: { code, name: `Guest ${number}` } }
    const joined = await checked(send(`${server}/api/v1/events/${event}/join`, join))
    const cookie = (joined.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
    for (const page of pages) {
      const start = performance.now()
      await checked(send(`${server}${page}?from=letter-${number}`, { cookie }))
      pageMs.push(performance.now() - start)
    }
    const idea = { method: 'POST', cookie, body: { text: `Idea of guest ${number}` } }
    await checked(send(`${server}/api/v1/pages/${format}/ideas`, idea))
    for (let nth = 0; nth < SUPPORTS; nth += 1) {
      const supported = ideas[(number + nth) % ideas.length]
      const support = { method: 'POST', cookie, body: {} }
      await checked(send(`${server}/api/v1/ideas/${supported}/support`, support))
    }
  }
  await Promise.all(Array.from({ length: count }, (_, number) => guest(number)))
  return { refused, pageMs }
}

const [line]: unknown[] = await once(process.stdin, 'data')
const task: CrowdTask = JSON.parse(String(line))
const seen =
  task.kind === 'flood'
    ? await flood(task)
    : task.kind === 'probe'
      ? await probe(task.targets)
      : await guests(task)
const { user, system } = process.cpuUsage()
const told = JSON.stringify({ seen, processorMs: (user + system) / 1000 })
// A long answer goes into a pipe part by part.
process.stdout.write(told, () => process.exit())
