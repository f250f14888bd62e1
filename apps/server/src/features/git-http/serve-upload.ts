import type { Language } from '@forkshop/domain'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { GitTransport } from '@forkshop/repository'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sentencesIn } from '../../base/sentences.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { MAX_CRAWLING, MAX_RUNNING, MAX_SENDING, shareOf } from './callers.ts'
import { FLUSH, pktLine } from './pkt-line.ts'
import { readWants } from './read-wants.ts'
import { bodyOf, readWhole } from './request-body.ts'
import { createSlots, type Release, type Slots } from './slots.ts'
import { toBrokenBody } from './broken-body.ts'

/** The places that fetches take one after the other. */
export type UploadSlots = {
  /** While it is still being sent what is asked for. */
  readonly sending: Slots
  /** While git works on it. */
  readonly running: Slots
  /** While git waits for a client that reads slowly. */
  readonly crawling: Slots
}

export function createUploadSlots(): UploadSlots {
  return {
    sending: createSlots(MAX_SENDING, shareOf(MAX_SENDING / 4)),
    running: createSlots(MAX_RUNNING, shareOf(MAX_RUNNING)),
    crawling: createSlots(MAX_CRAWLING, shareOf(MAX_CRAWLING)),
  }
}

/** What a fetch may ask for once unpacked: some ten thousand ids. */
const MAX_WANTS_BYTES = 4 * 1024 * 1024
/** It is a few kilobytes, as a rule. */
const WANTS_PATIENCE = { totalMs: 20_000, idleMs: 10_000 }
/** A client that lets git wait for so long reads slowly. */
const SLOW_MS = 1000
/** One that lets it wait for so long reads no more. */
const STUCK_MS = 60_000

export type Upload = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly page: PageRow
  readonly transport: GitTransport
  readonly caller: string
  readonly language: Language
}

/** Answers the list of refs that a clone or fetch begins with. */
export async function advertiseUpload(
  services: Services,
  upload: Upload,
  slots: UploadSlots,
): Promise<FastifyReply> {
  const { reply, page, transport } = upload
  reply.header('cache-control', 'no-store').type('application/x-git-upload-pack-advertisement')
  if (isSecond(protocolOf(upload))) {
    return reply.send(await transport.capabilities(pageIdOf(page.id)))
  }
  const refs = await run(services, upload, { slots, body: null })
  return reply.send(Readable.from(joined([pktLine('# service=git-upload-pack\n'), FLUSH], refs)))
}

/**
 * Answers what a fetch asks for. What that is must have come before git is started for it: who
 * sends slowly keeps nobody waiting. Objects that the page does not lead to are not given out.
 */
export async function serveUpload(
  services: Services,
  upload: Upload,
  slots: UploadSlots,
): Promise<FastifyReply> {
  const { request, reply, page, transport, caller, language } = upload
  const gone = goneOf(reply)
  const release = await slots.sending.take(caller, gone)
  const body = await readWhole(bodyOf(request, MAX_WANTS_BYTES, WANTS_PATIENCE).chunks).finally(
    release,
  )
  reply.header('cache-control', 'no-store').type('application/x-git-upload-pack-result')
  const wants = await Promise.resolve(body).then(readWants).catch(toBrokenBody)
  const hidden = await transport.firstHidden(pageIdOf(page.id), wants)
  if (hidden !== null) {
    const words = sentencesIn(language).t('git-not-here', { id: hidden })
    return reply.send(pktLine(`ERR ${words}\n`))
  }
  return reply.send(Readable.from(await run(services, upload, { slots, body }), AS_IT_COMES))
}

// Not further ahead of the client than one piece, so that a slow one shows.
const AS_IT_COMES = { objectMode: false, highWaterMark: 64 * 1024 }

/** Runs git for a request whose body has come, and passes on what it says. */
async function run(
  services: Services,
  { request, reply, page, transport, caller }: Upload,
  { slots, body }: { readonly slots: UploadSlots; readonly body: Buffer | null },
): Promise<AsyncGenerator<Uint8Array>> {
  const gone = goneOf(reply)
  let release: Release = await slots.running.take(caller, gone)
  const git = await transport
    .upload({
      page: pageIdOf(page.id),
      advertise: body === null,
      protocol: protocolOf({ request }),
    })
    .catch((error: unknown) => {
      release()
      throw error
    })
  git.on('close', () => release())
  git.on('error', (error) => services.log.error({ err: error }, 'git could not be started'))
  // Who stops in the middle takes the program with them.
  gone.addEventListener('abort', () => git.kill())
  if (gone.aborted) git.kill()
  git.stderr.on('data', (chunk: Buffer) =>
    services.log.info({ page: page.id, git: chunk.toString('utf8') }, 'git says'),
  )
  pipeline(body === null ? [] : [body], git.stdin).catch(() => git.kill())
  const crawl = (): void => {
    const place = slots.crawling.tryTake(caller)
    if (place === null) git.kill()
    const before = release
    release = place ?? (() => {})
    before()
  }
  return readBySlow(git.stdout, { onSlow: crawl, onStuck: () => git.kill() })
}

/** Passes on what git says, and tells when whoever reads it lets git wait. */
async function* readBySlow(
  chunks: AsyncIterable<Uint8Array>,
  { onSlow, onStuck }: { readonly onSlow: () => void; readonly onStuck: () => void },
): AsyncGenerator<Uint8Array> {
  let isSlow = false
  const slow = (): void => {
    if (!isSlow) onSlow()
    isSlow = true
  }
  for await (const chunk of chunks) {
    const timers = [setTimeout(slow, SLOW_MS), setTimeout(onStuck, STUCK_MS)]
    try {
      yield chunk
    } finally {
      for (const timer of timers) clearTimeout(timer)
    }
  }
}

/** Aborted when the client goes away. */
export function goneOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  const abort = (): void => gone.abort(new Error('the client has gone'))
  if (raw.destroyed) abort()
  else raw.on('close', abort)
  return gone.signal
}

function protocolOf({ request }: Pick<Upload, 'request'>): string | null {
  const protocol = request.headers['git-protocol']
  return typeof protocol === 'string' ? protocol : null
}

/** Whether git asks for version 2 of its protocol, which lists refs when they are asked for. */
function isSecond(protocol: string | null): boolean {
  return /(?:^|:)version=2(?:$|:)/.test(protocol ?? '')
}

async function* joined(
  first: Iterable<Uint8Array>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first
  yield* rest
}
