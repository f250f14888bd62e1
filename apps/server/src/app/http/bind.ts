import { rm } from 'node:fs/promises'
import type { MultipartFile } from '@fastify/multipart'
import { routes, type RouteName } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { makeReady } from '../start/make-ready.ts'
import type { Services } from '../../records/services/services.ts'
import { admit } from '../../base/http/admission.ts'
import type { Handlers, RequestContext } from '../../base/http/handler.ts'
import {
  createIdempotency,
  hashOfCall,
  parseIdempotencyKey,
  type Idempotency,
} from './idempotency.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { parseCall, routeNames } from '../../base/http/parse-call.ts'
import { actorKey } from '../../base/http/request.ts'
import { isStreamAnswer } from '../../base/http/bytes-answer.ts'
import { readForm } from '../../base/http/read-form.ts'
import { etagOf, isNotModified } from '../../base/http/etag.ts'
import { toSent, type Sent } from '../../base/http/sent.ts'
import { spoolUpload } from '../../base/http/spool-upload.ts'
import { MAX_FILE_BYTES, SpooledFile, type UploadedFile } from '../../base/http/upload.ts'

/** Puts every call of the contract on the server: who may call, what is sent, what comes back. */
export function bindRoutes(
  app: FastifyInstance,
  services: Services,
  handlers: Handlers<RouteName>,
): void {
  const idempotency = createIdempotency(services)
  for (const name of routeNames) bindRoute(app, name, { services, handlers, idempotency })
}

function bindRoute<Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  parts: {
    readonly services: Services
    readonly handlers: Handlers<RouteName>
    readonly idempotency: Idempotency
  },
): void {
  const route = routes[name]
  const handler = parts.handlers[name]
  app.route({
    method: route.verb,
    url: `/api/v1${route.path}`,
    handler: async (request, reply) => {
      admit(request.actor, name, route)
      if (route.verb !== 'GET') await makeReady(parts.services)
      const key = route.verb === 'POST' ? parseIdempotencyKey(keyHeader(request)) : null
      const body = largeFiles.has(name)
        ? await readLargeBody(parts.services, request)
        : await readBody(request)
      const { params, query, language } = request
      const call = parseCall(name, { params, query, body }, language)
      const work = async (): Promise<Sent> => {
        const headers: [string, string][] = []
        const context = toContext(request, headers)
        return toSent(name, await handler(call, context), headers)
      }
      if (streams.has(name)) {
        return sendStream(reply, await handler(call, toContext(request, [])))
      }
      const actor = actorKey(request.actor, request.ip)
      const once = async (): Promise<Sent> =>
        key === null
          ? work()
          : parts.idempotency.once({ key, actor, route: name, bodyHash: hashOfCall(call) }, work)
      try {
        return send(request, reply, await once())
      } finally {
        await forget(body)
      }
    },
  })
}

function keyHeader(request: FastifyRequest): string | string[] | undefined {
  return request.headers['idempotency-key']
}

/** Calls whose file may be larger than memory should hold. */
const largeFiles: ReadonlySet<RouteName> = new Set<RouteName>([
  'createImport',
  'startDraftFromFile',
])

async function readLargeBody(services: Services, request: FastifyRequest): Promise<unknown> {
  return request.isMultipart()
    ? ((await readForm(() => spoolUpload(services, request))) ?? {})
    : (request.body ?? {})
}

/** Calls that answer a file while it is made. */
const streams: ReadonlySet<RouteName> = new Set<RouteName>(['takeMyData', 'takeFollowedData'])

function sendStream(reply: FastifyReply, answer: unknown): FastifyReply {
  if (!isStreamAnswer(answer)) throw new ForkshopError('answer-differs', { call: 'stream' })
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${answer.filename}"`)
    .type(answer.type)
    .send(answer.stream)
}

/** A file that its call did not keep. */
async function forget(body: unknown): Promise<void> {
  if (body instanceof SpooledFile) await rm(body.path, { force: true })
}

async function readBody(request: FastifyRequest): Promise<unknown> {
  if (!request.isMultipart()) return request.body ?? {}
  return readForm(async () => {
    const part = await request.file({ limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10 } })
    return part === undefined || part.fieldname !== 'file' ? {} : readUpload(part)
  })
}

async function readUpload(part: MultipartFile): Promise<UploadedFile> {
  try {
    return { kind: 'upload', filename: part.filename, bytes: await part.toBuffer() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') {
      throw new ProblemError('too-large', 'file-too-large')
    }
    throw error
  }
}

function toContext(request: FastifyRequest, headers: [string, string][]): RequestContext {
  return {
    actor: request.actor,
    language: request.language,
    signal: request.gone,
    address: request.ip,
    cookie: request.headers.cookie,
    setHeader: (name, value) => {
      headers.push([name.toLowerCase(), value])
    },
  }
}

function send(request: FastifyRequest, reply: FastifyReply, sent: Sent): FastifyReply {
  for (const [name, value] of sent.headers) reply.header(name, value)
  if (sent.type !== null) reply.type(sent.type)
  if (request.method !== 'GET') {
    return reply.header('cache-control', 'no-store').code(sent.status).send(payloadOf(sent))
  }
  const etag = etagOf(sent.payload)
  reply.header('etag', etag)
  reply.header('vary', 'Accept-Language, Authorization, Cookie')
  if (!reply.hasHeader('cache-control')) {
    reply.header(
      'cache-control',
      request.actor.kind === 'visitor' ? 'no-cache' : 'private, no-cache',
    )
  }
  if (isNotModified(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.code(sent.status).send(payloadOf(sent))
}

function payloadOf(sent: Sent): string | Buffer {
  return typeof sent.payload === 'string' ? sent.payload : Buffer.from(sent.payload)
}
