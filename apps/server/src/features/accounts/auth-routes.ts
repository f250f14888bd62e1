import { routes } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { toInvalid, zodReasons } from '../../base/http/problem.ts'
import { isFull, noRoom } from '../../base/disk/no-room.ts'
import type { ServerEvent, Services } from '../../records/services/services.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { Auth } from './auth.ts'
import { carryGuest, guestIn } from './carry-guest.ts'
import { choiceCookies } from './choice-cookies.ts'
import { deviceOf, makeDeviceCookie } from './device-cookie.ts'
import { dropLinks } from './links.ts'
import { sendConfirmation } from './own-address.ts'
import { requireName } from '../../records/accounts/names.ts'
import { emailTaken } from './email-taken.ts'
import { askToSignUp } from './sign-ups.ts'
import { tryOwnPassword, trySignIn, type PasswordTry } from './sign-in-tries.ts'

/** An account is the same whichever way it is made. */
const newAccount = routes.setUp.body.omit({ token: true })

/** True leaves what was said as a guest in this browser to the guest: somebody else may have said it here. */
const leave = z.boolean().optional()
/** Where the site sends mail, its link asks for the password. */
const wantedAccount = newAccount.omit({ password: true }).extend({ leave })

/**
 * What of better-auth is reachable, and what may be sent there: everything else it can do is not
 * offered, and what is not named here never reaches it.
 */
const offered: Readonly<Record<string, z.ZodType<object>>> = {
  '/sign-in/email': z.object({ email: z.string().max(200), password: z.string().max(200) }),
  '/sign-up/email': newAccount.extend({ leave }),
  '/sign-out': z.object({}),
  '/change-password': z.object({
    currentPassword: z.string().max(200),
    newPassword: newAccount.shape.password,
    revokeOtherSessions: z.boolean().optional(),
  }),
  '/update-user': newAccount.pick({ name: true }),
}

/** What the rest of the server is told once the account service did what was asked. */
const tells: Readonly<Record<string, (user: string) => ServerEvent>> = {
  '/sign-out': (user) => ({ kind: 'signed-out', user }),
  '/change-password': (user) => ({ kind: 'signed-out', user }),
  // Pages name their maintainers.
  '/update-user': (user) => ({ kind: 'rights-changed', page: null, user }),
}

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
  const byMail = services.settings.smtpUrl !== null
  if (byMail) bindSignUpByMail(app, services)
  for (const [path, shape] of Object.entries(offered)) {
    if (byMail && path === '/sign-up/email') continue
    app.route({
      method: 'POST',
      url: `/api/auth${path}`,
      handler: async (request, reply) => {
        const { actor } = request
        const { cookie } = request.headers
        const sent = shape.safeParse(request.body ?? {}, { error: zodReasons(request.language) })
        if (!sent.success) throw toInvalid(sent.error, 'body')
        const attempt = await countTry(services, request, { path, sent: sent.data })
        const own = actor.kind === 'account' ? actor.id : null
        const body = await withGoodName(services, toSent(sent.data), own)
        const to = { path: `/api/auth${path}`, body }
        const answer = await auth.handler(toRequest(services, request, to))
        const said = await answer.text()
        if (answer.status >= 500 && (await isFull(services))) throw noRoom()
        if (!wrongPassword.has(codeOf(said))) attempt?.forgive()
        if (!answer.ok) throw toRefusal(answer.status, said)
        const { user } = toAnswer(said)
        await follow(services, { path, user, actor, language: request.language, sent: sent.data })
        if (entrances.has(path) && user !== null && deviceOf(services, cookie, user.id) === null) {
          reply.header('set-cookie', makeDeviceCookie(services, user.id))
        }
        if (entrances.has(path) && user !== null) {
          for (const one of await choiceCookies(services, user.id)) reply.header('set-cookie', one)
        }
        for (const one of answer.headers.getSetCookie()) reply.header('set-cookie', one)
        const tell = tells[path]
        if (tell !== undefined && actor.kind === 'account') services.events.emit(tell(actor.id))
        return reply
          .code(answer.status)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify({ user }))
      },
    })
  }
}

/** An account is made by a link that comes to its address, and the answer is the same for every address. */
function bindSignUpByMail(app: FastifyInstance, services: Services): void {
  app.post('/api/auth/sign-up/email', async (request, reply) => {
    const { actor, language, ip: place } = request
    const sent = wantedAccount.safeParse(request.body ?? {}, { error: zodReasons(language) })
    if (!sent.success) throw toInvalid(sent.error, 'body')
    const { name, email: address, leave: isLeft } = sent.data
    const guest = isLeft === true ? null : guestIn(actor)
    await askToSignUp(services, { name, address, guest, language, place })
    return reply.code(202).header('cache-control', 'no-store').send({ user: null })
  })
}

/** What goes with a new account and a new password. */
async function follow(
  services: Services,
  done: {
    readonly path: string
    readonly user: z.output<typeof userSchema> | null
    readonly actor: Actor
    readonly language: Language
    readonly sent: object
  },
): Promise<void> {
  const { path, user, actor, language, sent } = done
  if (user === null) return
  if (path === '/sign-up/email') {
    const isLeft = 'leave' in sent && sent.leave === true
    await carryGuest(services, isLeft ? null : guestIn(actor), user)
    await sendConfirmation(services, { user, address: user.email, language })
  }
  // one that asked for another address, or came to somebody else, ends with the password of then
  if (path === '/change-password') await dropLinks(services.database, user.id)
}

/** Through which of them somebody comes in. */
const entrances: ReadonlySet<string> = new Set(['/sign-in/email', '/sign-up/email'])

/** What better-auth says of a password that is not the account's. */
const wrongPassword: ReadonlySet<string> = new Set([
  'INVALID_EMAIL_OR_PASSWORD',
  'INVALID_PASSWORD',
])

/** What better-auth is sent: all but what is for us. */
function toSent(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'leave'))
}

/** What was sent, with the name as it is kept where it holds one. */
async function withGoodName(services: Services, sent: object, own: string | null): Promise<object> {
  if (!('name' in sent) || typeof sent.name !== 'string') return sent
  return { ...sent, name: await requireName(services, sent.name, own) }
}

/** Counts what tries a password; null for everything else. */
async function countTry(
  services: Services,
  { actor, headers }: FastifyRequest,
  { path, sent }: { readonly path: string; readonly sent: object },
): Promise<PasswordTry | null> {
  if (path === '/change-password' && actor.kind === 'account') {
    return tryOwnPassword(services, actor.id)
  }
  if (path !== '/sign-in/email') return null
  const email = 'email' in sent ? String(sent.email) : ''
  return trySignIn(services, { email, cookie: headers.cookie })
}

/** The request as better-auth reads it: at the public address, with a body of JSON. */
function toRequest(
  services: Services,
  request: FastifyRequest,
  { path, body }: { readonly path: string; readonly body: object },
): Request {
  const { origin, cookie, host } = request.headers
  const headers = new Headers({ 'content-type': 'application/json' })
  if (origin !== undefined) headers.set('origin', origin)
  if (cookie !== undefined) headers.set('cookie', cookie)
  headers.set('host', host ?? new URL(services.settings.url).host)
  headers.set('user-agent', request.headers['user-agent'] ?? '')
  return new Request(`${services.settings.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
}

const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string() })
const answerSchema = z.object({ user: userSchema.nullish() })

/** What a page may know of the answer: the session's secret stays in its cookie, out of reach of scripts. */
function toAnswer(body: string): { readonly user: z.output<typeof userSchema> | null } {
  const answer = answerSchema.safeParse(parseJson(body))
  return { user: answer.data?.user ?? null }
}

function toRefusal(status: number, body: string): ProblemError {
  const known = refusals[codeOf(body)]
  if (known !== undefined) return known()
  if (status === 401) return new ProblemError('not-signed-in', 'sign-in-needed')
  if (status === 403) return new ProblemError('forbidden', 'code.forbidden')
  return status < 500
    ? new ProblemError('invalid', 'code.invalid', {
        errors: [{ path: 'body', message: messageOf(body) }],
      })
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
