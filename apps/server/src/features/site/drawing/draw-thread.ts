import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { etagOf } from '../../../base/http/etag.ts'
import type { InProcessAnswer } from '../../../base/http/in-process.ts'
import { packAs, packings, type Packing } from './compress.ts'
import { fillTemplate } from './fill-template.ts'
import type { DrawRequest, FromThread, ToThread } from './messages.ts'
import { readWebEntry } from './web-entry.ts'

// The entry of a thread that draws pages: it has the web client and nothing of the library, which it
// asks the server for.

const dist: string = workerData
const entry = await readWebEntry(path.join(dist, 'server', 'entry-server.js'))
const template = readFileSync(path.join(dist, 'client', 'index.html'), 'utf8')

type Question = { readonly page: number; readonly answered: (answer: InProcessAnswer) => void }
const questions = new Map<number, Question>()
let asked = 0

function say(message: FromThread, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}

/** How long a page waits for what it asks: the time in which something is asked and not yet answered. */
type Waiting = { open: number; since: number; ms: number }

/** Asks the server itself, as a reader without an account. Only GET below `/api/v1`. */
function fetchFor(page: number, waiting: Waiting): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    const url = new URL(address, 'http://in-process.invalid')
    const verb = (init?.method ?? 'GET').toUpperCase()
    if (verb !== 'GET' || !url.pathname.startsWith('/api/v1/')) {
      throw new TypeError(`only GET below /api/v1 while rendering, not ${verb} ${url.pathname}`)
    }
    const language = new Headers(init?.headers).get('accept-language') ?? 'fr'
    const question = (asked += 1)
    const { promise, resolve } = Promise.withResolvers<InProcessAnswer>()
    questions.set(question, { page, answered: resolve })
    say({ kind: 'ask', page, question, path: `${url.pathname}${url.search}`, language })
    if (waiting.open === 0) waiting.since = performance.now()
    waiting.open += 1
    const { status, type, body } = await promise
    waiting.open -= 1
    if (waiting.open === 0) waiting.ms += performance.now() - waiting.since
    return new ReadyAnswer(body, { status, headers: { 'content-type': type } })
  }
}

/** An answer whose text is there: a usual one makes bytes of it, and reads them part by part. */
class ReadyAnswer extends Response {
  override readonly text: () => Promise<string>
  override readonly json: () => Promise<unknown>

  constructor(body: string, init: ResponseInit) {
    super(null, init)
    this.text = async () => body
    this.json = async () => JSON.parse(body)
  }
}

async function draw(page: number, request: DrawRequest): Promise<void> {
  const begun = performance.now()
  const waiting: Waiting = { open: 0, since: 0, ms: 0 }
  const rendered = await entry.render({ ...request, fetch: fetchFor(page, waiting) })
  const { status, redirect } = rendered
  const spent = (): number => performance.now() - begun - waiting.ms
  if (redirect !== undefined) {
    const drawn = { kind: 'elsewhere', status, to: redirect } as const
    return say({ kind: 'drawn', page, drawn, ms: spent() })
  }
  const html = Buffer.from(fillTemplate(template, rendered))
  const sent = alone(html)
  const drawn = { kind: 'page', status, etag: etagOf(html), html: sent } as const
  say({ kind: 'drawn', page, drawn, ms: spent() }, [sent.buffer])
  await Promise.all(packings.map((packing) => sayPacked(page, packing, html)))
}

async function sayPacked(page: number, packing: Packing, html: Buffer): Promise<void> {
  const packed = await packAs(packing, html)
  const bytes = packed && alone(packed)
  say({ kind: 'packed', page, packing, bytes }, bytes === null ? [] : [bytes.buffer])
}

/** Bytes with a memory of their own, which can be handed over. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

async function answer(page: number, request: DrawRequest): Promise<void> {
  try {
    await draw(page, request)
  } catch (error) {
    say({ kind: 'failed', page, reason: error instanceof Error ? String(error.stack) : 'unknown' })
  }
}

/** A page that nobody waits for: what it asked for never comes, and so it is never drawn. */
function drop(page: number): void {
  for (const [question, one] of questions) if (one.page === page) questions.delete(question)
}

parentPort?.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'draw':
      return void answer(message.page, message.request)
    case 'told':
      questions.get(message.question)?.answered(message.answer)
      questions.delete(message.question)
      return
    case 'drop':
      return drop(message.page)
  }
})
say({ kind: 'ready', screens: entry.screens })
