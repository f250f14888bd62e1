import { randomBytes } from 'node:crypto'
import { parse } from 'node:querystring'
import { routes, type PostedForm } from '@forkshop/api'
import { cleanName, isRecord, kindPath, type Language } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit } from '../../base/http/admission.ts'
import { toRefusal } from '../../base/http/errors.ts'
import type { Handlers, RequestContext } from '../../base/http/handler.ts'
import { parseCall } from '../../base/http/parse-call.ts'
import { toProblem } from '../../base/http/problem.ts'

/** Ten answers of a thousand signs, each of them of three bytes, which are written with three signs. */
const MAX_FORM_BYTES = 128_000
/** Questions that an event may ask. */
const MAX_QUESTIONS = 10

type Calls = Handlers<'register' | 'findOwnRegistration' | 'getRegistration'>

type FormParts = {
  readonly handlers: Pick<Calls, keyof Calls>
  /** Before anything is written. */
  readonly makeReady: () => Promise<void>
  /** Where the page of the form is instead; null where it is here or nowhere. */
  readonly movedTo: (path: string) => Promise<string | null>
  readonly languageOf: (request: FastifyRequest) => Language
  /** Answers with the page of the form. */
  readonly answer: (
    sent: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    posted: PostedForm,
  ) => Promise<FastifyReply>
}

/**
 * Takes the registration of a browser without scripts: the same call as with them, by somebody without an account, and
 * the page of the form as its answer.
 */
export function bindRegisterForm(app: FastifyInstance, parts: FormParts): void {
  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
      (_request, body, done) => done(null, parse(String(body))),
    )
    forms.post<{ Params: { slug: string } }>(
      `/${kindPath('event')}/:slug/register`,
      async (request, reply) => {
        const moved = await parts.movedTo(request.url)
        // the form goes along
        if (moved !== null) return reply.redirect(moved, 308)
        const values = valuesIn(request.body)
        const language = parts.languageOf(request)
        const context = toContext(request, reply, language)
        const posted = await take(parts, { slug: request.params.slug, values }, context)
        return parts.answer({ request, reply }, posted)
      },
    )
  })
}

async function take(
  { handlers, makeReady }: FormParts,
  { slug, values }: { readonly slug: string; readonly values: PostedForm['values'] },
  context: RequestContext,
): Promise<PostedForm> {
  try {
    admit(context.actor, 'register', routes.register)
    await makeReady()
    const key = (await keyOfBefore(handlers, { slug, values }, context)) ?? newKey()
    const body = { key, ...saidIn(values) }
    const call = parseCall('register', { params: { slug }, query: {}, body }, context.language)
    const own = routes.register.answer.parse(await handlers.register(call, context))
    return { values, problem: null, registration: { ...own, key } }
  } catch (error) {
    const refusal = toRefusal(error)
    if (refusal.code === 'internal') throw error
    return { values, problem: toProblem(refusal, context.language), registration: null }
  }
}

/** A form that is sent once more, by a second tap or a reload, is the registration that it made. */
async function keyOfBefore(
  { findOwnRegistration, getRegistration }: FormParts['handlers'],
  { slug, values }: { readonly slug: string; readonly values: PostedForm['values'] },
  context: RequestContext,
): Promise<string | null> {
  const asking = { query: {}, body: {} }
  const { key } = await findOwnRegistration({ params: { slug }, ...asking }, context)
  if (key === null) return null
  const { name } = await getRegistration({ params: { key }, ...asking }, context)
  return name === cleanName(values['name'] ?? '') ? key : null
}

/** The secret of a registration as devices make it. */
const newKey = (): string => randomBytes(16).toString('hex')

/** What was typed, as the call takes it. */
function saidIn(values: PostedForm['values']) {
  const answers = Array.from({ length: MAX_QUESTIONS }, (_, at) => ({
    question: values[`question-${at}`] ?? '',
    answer: values[`answer-${at}`] ?? '',
  }))
  const address = (values['address'] ?? '').trim()
  return {
    name: values['name'] ?? '',
    ...(address === '' ? {} : { address }),
    answers: answers.filter(({ question }) => question !== ''),
  }
}

/** The fields of a form that have one value each; nothing of what is no form. */
function valuesIn(body: unknown): PostedForm['values'] {
  if (!isRecord(body)) return {}
  const entries = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}

/** Whoever they are elsewhere: who comes needs no account, and the page that answers is that of everybody. */
function toContext(
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): RequestContext {
  return {
    actor: { kind: 'visitor' },
    language,
    signal: request.gone,
    address: request.ip,
    cookie: request.headers.cookie,
    setHeader: (name, value) => void reply.header(name, value),
  }
}
