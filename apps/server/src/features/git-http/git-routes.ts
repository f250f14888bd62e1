import type { Language } from '@forkshop/domain'
import type { GitTransport } from '@forkshop/repository'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../base/http/handler.ts'
import { requireScope } from '../../base/http/admission.ts'
import { toRefusal } from '../../base/http/errors.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { toProblem } from '../../base/http/problem.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { toLanguage } from '../../base/sentences.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { toBrokenBody } from './broken-body.ts'
import { callerOf } from './callers.ts'
import { advertisePush, readPushHead } from './push-commands.ts'
import { receivePush, type Push } from './receive-push.ts'
import { bodyOf } from './request-body.ts'
import {
  advertiseUpload,
  createUploadSlots,
  goneOf,
  serveUpload,
  type Upload,
} from './serve-upload.ts'
import { createSlots } from './slots.ts'

/** Who holds an access token; throws `not-signed-in` for one that holds no more. */
export type FindTokenActor = (token: string) => Promise<Actor>

/** A push: the pack and what stands in front of it. */
const MAX_PUSH_BYTES = 120 * 1024 * 1024
/** That takes minutes on a slow line. */
const PUSH_PATIENCE = { totalMs: 15 * 60_000, idleMs: 60_000 }
/** Pushes at a time, which take their places while they are being sent. */
const MAX_PUSHES = 8
const MAX_PUSHES_OF_ONE = 2

type GitRequest = FastifyRequest<{
  Params: { readonly repository: string }
  Querystring: { readonly service?: string }
}>

/** Serves each page as a git repository at `/git/<slug>.git`. */
export function bindGit(
  app: FastifyInstance,
  services: Services,
  {
    findTokenActor,
    makeReady,
  }: { readonly findTokenActor: FindTokenActor } & Pick<Push, 'makeReady'>,
): void {
  const slots = createUploadSlots()
  const pushes = createSlots(MAX_PUSHES, () => MAX_PUSHES_OF_ONE)
  const uploadOf = async (request: GitRequest, reply: FastifyReply): Promise<Upload> => {
    const { page, actor, transport } = await reach(services, request, findTokenActor)
    const caller = callerOf(actor, request.ip)
    return { request, reply, page, transport, caller, language: languageOf(request) }
  }
  void app.register(async (git) => {
    git.removeAllContentTypeParsers()
    // Bodies stay streams: a pack is never held in memory.
    git.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    git.setErrorHandler((error, request, reply) => answerPlainly(services, error, request, reply))
    git.get('/git/:repository/info/refs', async (request: GitRequest, reply) => {
      const { service } = request.query
      if (service === 'git-upload-pack') {
        return advertiseUpload(services, await uploadOf(request, reply), slots)
      }
      if (service === 'git-receive-pack') return advertise(services, request, reply, findTokenActor)
      throw new ProblemError('forbidden', 'git-old-protocol')
    })
    git.post('/git/:repository/git-upload-pack', async (request: GitRequest, reply) =>
      serveUpload(services, await uploadOf(request, reply), slots),
    )
    git.post('/git/:repository/git-receive-pack', async (request: GitRequest, reply) => {
      const found = await reach(services, request, findTokenActor)
      const actor = requireAccount(found.actor)
      const release = await pushes.take(actor.id, goneOf(reply))
      const body = bodyOf(request, MAX_PUSH_BYTES, PUSH_PATIENCE)
      const head = readPushHead(body.chunks).catch(toBrokenBody)
      const push = { ...found, actor, language: languageOf(request) }
      const answer = await head
        .then(async (read) => receivePush(services, { ...push, head: read, makeReady }))
        .finally(release)
      // git reads no answer before it has sent everything.
      await body.drain()
      return reply
        .header('cache-control', 'no-store')
        .type('application/x-git-receive-pack-result')
        .send(answer)
    })
  })
}

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

/** git says which language it speaks; where it does not, programs are answered in English. */
function languageOf({ headers }: FastifyRequest): Language {
  return toLanguage(headers['accept-language'], 'en')
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
