import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../http/problem-error.ts'
import type { Services } from '../services.ts'
import type { Auth } from './auth.ts'
import { emailTaken } from './session-handlers.ts'

/** What of better-auth is reachable; everything else it can do is not offered. */
const offered = [
  '/sign-in/email',
  '/sign-up/email',
  '/sign-out',
  '/change-password',
  '/update-user',
] as const

/** Refusals of better-auth that have a sentence of ours. */
const refusals: Readonly<Record<string, () => ProblemError>> = {
  INVALID_EMAIL_OR_PASSWORD: () => new ProblemError('not-signed-in', 'sign-in-failed'),
  INVALID_PASSWORD: () => new ProblemError('invalid', 'sign-in-failed'),
  ACCOUNT_BANNED: () => new ProblemError('forbidden', 'account-banned'),
  REGISTRATION_CLOSED: () => new ProblemError('forbidden', 'registration-closed'),
  USER_ALREADY_EXISTS: () => emailTaken(),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () => emailTaken(),
  INVALID_EMAIL: () => new ProblemError('invalid', 'email-invalid'),
}

/** Puts better-auth below `/api/auth`, with our problems instead of its errors. */
export function bindAuthRoutes(app: FastifyInstance, services: Services, auth: Auth): void {
  for (const path of offered) {
    app.route({
      method: 'POST',
      url: `/api/auth${path}`,
      schema: { hide: true },
      handler: async (request, reply) => {
        const { actor } = request
        const answer = await auth.handler(toRequest(services, request, `/api/auth${path}`))
        const body = await answer.text()
        if (!answer.ok) throw toRefusal(answer.status, body)
        for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
        if (path === '/sign-out' && actor.kind === 'account') {
          services.events.emit({ kind: 'signed-out', user: actor.id })
        }
        return reply
          .code(answer.status)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(toAnswer(body)))
      },
    })
  }
}

/** The request as better-auth reads it: at the public address, with a body of JSON. */
function toRequest(services: Services, request: FastifyRequest, path: string): Request {
  const { origin, cookie, host } = request.headers
  const headers = new Headers({ 'content-type': 'application/json' })
  if (origin !== undefined) headers.set('origin', origin)
  if (cookie !== undefined) headers.set('cookie', cookie)
  headers.set('host', host ?? new URL(services.settings.url).host)
  headers.set('user-agent', request.headers['user-agent'] ?? '')
  return new Request(`${services.settings.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request.body ?? {}),
  })
}

const answerSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullish(),
})

/** What a page may know of the answer: the session's secret stays in its cookie, out of reach of scripts. */
function toAnswer(body: string): { readonly user: object | null } {
  const answer = answerSchema.safeParse(parseJson(body))
  return { user: answer.data?.user ?? null }
}

function toRefusal(status: number, body: string): ProblemError {
  const known = refusals[codeOf(body)]
  if (known !== undefined) return known()
  if (status === 401) return new ProblemError('not-signed-in', 'sign-in-needed')
  if (status === 403) return new ProblemError('forbidden', 'code.forbidden')
  return status < 500
    ? new ProblemError(
        'invalid',
        'code.invalid',
        {},
        {
          errors: [{ path: 'body', message: messageOf(body) }],
        },
      )
    : new ProblemError('internal', 'code.internal')
}

const errorSchema = z.object({ code: z.string().optional(), message: z.string().optional() })

function codeOf(body: string): string {
  return errorSchema.safeParse(parseJson(body)).data?.code ?? ''
}

function messageOf(body: string): string {
  return errorSchema.safeParse(parseJson(body)).data?.message ?? ''
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
