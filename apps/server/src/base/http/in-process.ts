import type { Language } from '@forkshop/domain'
import { parse as parseQuery } from 'node:querystring'
import { endpoints, routes, type RouteName } from '@forkshop/api'
import type { Log } from '../log.ts'
import { admit } from './admission.ts'
import { parseCall, routeNames } from './parse-call.ts'
import { toRefusal } from './errors.ts'
import type { Handlers } from './handler.ts'
import { ProblemError } from '../problem-error.ts'
import { toProblem } from './problem.ts'
import { toSent, type Sent } from './sent.ts'

/** An answer of the API as text. */
export type InProcessAnswer = {
  readonly status: number
  readonly type: string
  readonly body: string
}

export type InProcessQuestion = {
  /** Path and query, below `/api/v1`. */
  readonly path: string
  readonly language: Language
  /** Where the reader is on the network. */
  readonly address: string
  readonly signal: AbortSignal
}

/** Answers GET calls of the contract as a visitor is answered, without a connection. */
export type InProcess = (question: InProcessQuestion) => Promise<InProcessAnswer>

/** The calls of a server, for itself. They count towards nobody's limits. */
export function createInProcess(
  services: { readonly log: Log },
  handlers: Handlers<RouteName>,
): InProcess {
  return async (question) => {
    const found = findCall(question.path)
    try {
      if (found === null) throw new ProblemError('not-found', 'route-not-found')
      const sent = await answer(handlers, found, question)
      const body = typeof sent.payload === 'string' ? sent.payload : text.decode(sent.payload)
      return { status: sent.status, type: sent.type ?? 'text/plain', body }
    } catch (error) {
      if (question.signal.aborted) throw error
      const refusal = toRefusal(error)
      if (refusal.code === 'internal') {
        services.log.error({ err: error, path: question.path }, 'failed')
      }
      const problem = toProblem(refusal, question.language)
      const body = JSON.stringify(problem)
      return { status: problem.status, type: PROBLEM, body }
    }
  }
}

const PROBLEM = 'application/problem+json; charset=utf-8'
const text = new TextDecoder()

type Found<Name extends RouteName = RouteName> = {
  readonly name: Name
  readonly params: Readonly<Record<string, string>>
  readonly query: object
}

const visitor = { kind: 'visitor' } as const

async function answer<Name extends RouteName>(
  handlers: Handlers<RouteName>,
  { name, params, query }: Found<Name>,
  question: InProcessQuestion,
): Promise<Sent> {
  admit(visitor, name, routes[name])
  const { language, address, signal } = question
  const call = parseCall(name, { params, query, body: {} }, language)
  const headers: [string, string][] = []
  const answered = await handlers[name](call, {
    actor: visitor,
    language,
    signal,
    address,
    cookie: undefined,
    setHeader: (header, value) => headers.push([header, value]),
  })
  return toSent(name, answered, headers)
}

/** Patterns of the calls that read, those with fewer unknown parts first. */
const patterns = routeNames
  .filter((name) => endpoints[name].verb === 'GET')
  .map((name) => {
    const { path } = endpoints[name]
    const pattern = path.replace(/:(\w+)/g, '(?<$1>[^/]+)')
    return { name, pattern: new RegExp(`^/api/v1${pattern}$`), unknown: path.split(':').length }
  })
  .toSorted((a, b) => a.unknown - b.unknown)

function findCall(address: string): Found | null {
  const at = address.indexOf('?')
  const path = at < 0 ? address : address.slice(0, at)
  for (const { name, pattern } of patterns) {
    const match = pattern.exec(path)
    if (match === null) continue
    const params = decoded(match.groups ?? {})
    return params && { name, params, query: at < 0 ? {} : { ...parseQuery(address.slice(at + 1)) } }
  }
  return null
}

/** The parts of a path as they were before they were encoded; null where they cannot be read. */
function decoded(groups: Readonly<Record<string, string>>): Record<string, string> | null {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  } catch {
    return null
  }
}
