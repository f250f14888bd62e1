import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { GitTransport } from '@forkshop/repository'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../http/handler.ts'
import { requireScope } from '../http/admission.ts'
import { toRefusal } from '../http/errors.ts'
import { ProblemError } from '../http/problem-error.ts'
import { toProblem } from '../http/problem.ts'
import { requireRight } from '../http/rights.ts'
import { toLanguage, type Language } from '../http/sentences.ts'
import { findPage, type PageRow } from '../pages/find-page.ts'
import { pageIdOf } from '../pages/row-ids.ts'
import type { Services } from '../services.ts'
import { bounded } from './bounded.ts'
import { FLUSH, pktLine } from './pkt-line.ts'
import { advertisePush, readPushHead } from './push-commands.ts'
import { receivePush } from './receive-push.ts'
import { createSlots } from './slots.ts'

/** Who holds an access token; throws `not-signed-in` for one that holds no more. */
export type FindTokenActor = (token: string) => Promise<Actor>

/** git programs at a time: each wants a processor and some memory. The others wait their turn. */
const MAX_RUNNING = 8
/** What a fetch may ask for once unpacked: some ten thousand ids. */
const MAX_WANTS_BYTES = 4 * 1024 * 1024
/** A push: the pack and what stands in front of it. */
const MAX_PUSH_BYTES = 120 * 1024 * 1024

type GitRequest = FastifyRequest<{
  Params: { readonly repository: string }
  Querystring: { readonly service?: string }
}>

/** Serves each page as a git repository at `/git/<slug>.git`. */
export function bindGit(
  app: FastifyInstance,
  services: Services,
  findTokenActor: FindTokenActor,
): void {
  const slots = createSlots(MAX_RUNNING)
  void app.register(async (git) => {
    git.removeAllContentTypeParsers()
    // Bodies stay streams: a pack is never held in memory.
    git.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    git.setErrorHandler((error, request, reply) => answerPlainly(services, error, request, reply))
    git.get('/git/:repository/info/refs', hidden, async (request: GitRequest, reply) => {
      const { service } = request.query
      if (service === 'git-upload-pack') {
        return upload(services, { request, reply, slots, findTokenActor, advertise: true })
      }
      if (service === 'git-receive-pack') return advertise(services, request, reply, findTokenActor)
      throw new ProblemError('forbidden', 'git-old-protocol')
    })
    git.post('/git/:repository/git-upload-pack', hidden, async (request: GitRequest, reply) =>
      upload(services, { request, reply, slots, findTokenActor, advertise: false }),
    )
    git.post('/git/:repository/git-receive-pack', hidden, async (request: GitRequest, reply) => {
      const found = await reach(services, request, findTokenActor)
      const actor = requireAccount(found.actor)
      const body = bodyOf(request, MAX_PUSH_BYTES)
      const answer = await slots.run(async () => {
        const head = await readPushHead(body.chunks).catch(toBrokenBody)
        return receivePush(services, { ...found, actor, head, language: languageOf(request) })
      })
      // git reads no answer before it has sent everything.
      await body.drain()
      return reply
        .header('cache-control', 'no-store')
        .type('application/x-git-receive-pack-result')
        .send(answer)
    })
  })
}

const hidden = { schema: { hide: true } }

type Reached = {
  readonly page: PageRow
  readonly actor: Actor
  readonly transport: GitTransport
}

/** The page behind an address for whoever calls. Without an account a page that is not there asks for one. */
async function reach(
  services: Services,
  { params, headers }: GitRequest,
  findTokenActor: FindTokenActor,
): Promise<Reached> {
  const { transport } = services
  if (transport === null) throw new ProblemError('busy', 'git-missing')
  const token = tokenOf(headers.authorization)
  const actor: Actor = token === null ? { kind: 'visitor' } : await findTokenActor(token)
  const slug = /^(.+)\.git$/.exec(params.repository)?.[1]
  if (slug === undefined) throw new ProblemError('not-found', 'page-not-found')
  try {
    const page = await findPage(services, slug, actor)
    requireScope(actor, 'read')
    await requireRight(services, actor, 'clone', page)
    return { page, actor, transport }
  } catch (error) {
    // A private page and none at all look alike; git asks for a name and password and comes back.
    const isHidden = error instanceof ProblemError && error.code === 'not-found'
    if (isHidden && actor.kind === 'visitor') {
      throw new ProblemError('not-signed-in', 'git-sign-in')
    }
    throw error
  }
}

function requireAccount(actor: Actor): Extract<Actor, { readonly kind: 'account' }> {
  if (actor.kind === 'account') return actor
  throw new ProblemError('not-signed-in', 'git-sign-in')
}

/** The access token that git sends as password; the name beside it says nothing. */
function tokenOf(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(basic|bearer)\s+(\S+)$/i.exec(authorization ?? '') ?? []
  if (value === '') return null
  if (scheme.toLowerCase() === 'bearer') return value
  const decoded = Buffer.from(value, 'base64').toString('utf8')
  return decoded.slice(decoded.indexOf(':') + 1)
}

async function advertise(
  services: Services,
  request: GitRequest,
  reply: FastifyReply,
  findTokenActor: FindTokenActor,
): Promise<FastifyReply> {
  const { page, actor, transport } = await reach(services, request, findTokenActor)
  requireAccount(actor)
  const refs = await transport.refs(pageIdOf(page.id))
  return reply
    .header('cache-control', 'no-store')
    .type('application/x-git-receive-pack-advertisement')
    .send(advertisePush(refs))
}

async function upload(
  services: Services,
  call: {
    readonly request: GitRequest
    readonly reply: FastifyReply
    readonly slots: ReturnType<typeof createSlots>
    readonly findTokenActor: FindTokenActor
    readonly advertise: boolean
  },
): Promise<FastifyReply> {
  const { request, reply, slots } = call
  const { page, transport } = await reach(services, request, call.findTokenActor)
  const protocol = request.headers['git-protocol']
  const kind = call.advertise ? 'advertisement' : 'result'
  reply.header('cache-control', 'no-store').type(`application/x-git-upload-pack-${kind}`)
  if (call.advertise && isSecond(protocol)) {
    return reply.send(await transport.capabilities(pageIdOf(page.id)))
  }
  const release = await slots.take()
  const git = await transport
    .upload({
      page: pageIdOf(page.id),
      advertise: call.advertise,
      protocol: typeof protocol === 'string' ? protocol : null,
    })
    .catch((error: unknown) => {
      release()
      throw error
    })
  git.on('close', release)
  git.on('error', (error) => services.log.error({ err: error }, 'git could not be started'))
  // Who stops in the middle takes the program with them.
  reply.raw.on('close', () => git.kill())
  git.stderr.on('data', (chunk: Buffer) =>
    services.log.info({ page: page.id, git: chunk.toString('utf8') }, 'git says'),
  )
  const wants = call.advertise ? [] : bodyOf(request, MAX_WANTS_BYTES).chunks
  // Who sends nonsense, or stops sending, gets no pack.
  pipeline(wants, git.stdin).catch(() => git.kill())
  return reply.send(call.advertise ? afterService(git.stdout) : git.stdout)
}

/** Whether git asks for version 2 of its protocol, which lists refs when they are asked for. */
function isSecond(protocol: string | string[] | undefined): boolean {
  return /(?:^|:)version=2(?:$|:)/.test(String(protocol))
}

/** Before version 2 the list of refs names its service first (gitprotocol-http(5)). */
function afterService(refs: Readable): Readable {
  return Readable.from(joined([pktLine('# service=git-upload-pack\n'), FLUSH], refs))
}

async function* joined(
  first: Iterable<Uint8Array>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first
  yield* rest
}

type Body = {
  readonly chunks: AsyncIterableIterator<Uint8Array>
  /** Reads what nobody wanted. */
  readonly drain: () => Promise<void>
}

/** A request's bytes, unpacked, up to a limit. Throws `too-large` beyond it. */
function bodyOf({ raw, headers }: FastifyRequest, most: number): Body {
  const unpacked: Readable = headers['content-encoding'] === 'gzip' ? raw.pipe(createGunzip()) : raw
  const chunks = bounded(unpacked, most)
  return {
    chunks,
    drain: async () => {
      while ((await chunks.next()).done !== true);
    },
  }
}

/** git says which language it speaks; where it does not, programs are answered in English. */
function languageOf({ headers }: FastifyRequest): Language {
  return toLanguage(headers['accept-language'], 'en')
}

function toBrokenBody(error: unknown): never {
  if (error instanceof RangeError) throw new ProblemError('invalid', 'body-broken')
  throw error
}

/** git shows a body of plain text to whoever called it. */
function answerPlainly(
  services: Services,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toRefusal(error)
  if (known.code === 'internal') services.log.error({ err: error }, 'a git request failed')
  const { status, detail } = toProblem(known, languageOf(request))
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Forkshop", charset="UTF-8"')
  return reply.code(status).type('text/plain; charset=utf-8').send(`${detail}\n`)
}
