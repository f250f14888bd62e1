import { ForkshopError } from '@forkshop/domain'
import type { z } from 'zod'
import type { endpoints, RouteName } from './endpoints.ts'
import { firstEndpoints } from './first-endpoints.ts'
import type { Problem } from './problem.ts'
import type { Routes } from './routes.ts'

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = keyof z.input<
  Routes[Name][Key]
> extends never
  ? { readonly [K in Key]?: undefined }
  : Record<never, never> extends z.input<Routes[Name][Key]>
    ? { readonly [K in Key]?: z.input<Routes[Name][Key]> }
    : { readonly [K in Key]: z.input<Routes[Name][Key]> }

/** A body of any shape is a form with files. */
type Body<Name extends RouteName> =
  unknown extends z.input<Routes[Name]['body']>
    ? { readonly body: FormData }
    : FormData extends z.input<Routes[Name]['body']>
      ? { readonly body: z.input<Routes[Name]['body']> }
      : Part<Name, 'body'>

/** What a call takes: `params`, `query` and `body` as far as its route has them. */
export type CallInput<Name extends RouteName> = Part<Name, 'params'> &
  Part<Name, 'query'> &
  Body<Name> & {
    readonly signal?: AbortSignal
    /** Makes a repeated POST give the first answer. */
    readonly idempotencyKey?: string
  }

/** What a call answers when it is not refused. */
export type CallAnswer<Name extends RouteName> = z.output<Routes[Name]['answer']>

/** An error answer of the server; `problem` is its body. */
export class ApiError extends ForkshopError {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code, { status: problem.status })
    this.message = problem.detail === '' ? problem.title : problem.detail
    this.problem = problem
  }
}

/** Where a client calls, with what, and in which language. */
export type ClientOptions = {
  /** Address of the server without a path, empty for the page's own. */
  readonly baseUrl: string
  readonly fetch: typeof globalThis.fetch
  /** Sent as `Accept-Language`, so that `detail` can be shown as it is. */
  readonly language: string
  /** All calls, where a client has them; else those that few pages make are fetched with the first of them. */
  readonly endpoints?: typeof endpoints
}

/** The header by which every answer of a call names the build of the client that the server has. */
export const clientBuildHeader = 'forkshop-client'

const isFirst = (name: RouteName): name is keyof typeof firstEndpoints =>
  Object.hasOwn(firstEndpoints, name)

/** Verb and path of a call. Throws `TypeError`, as `fetch` does, where they cannot be fetched. */
const endpointOf = async (name: RouteName) =>
  isFirst(name) ? firstEndpoints[name] : (await import('./later-endpoints.ts')).laterEndpoints[name]

type Values = Readonly<Record<string, unknown>>

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const paramText = (params: Values, name: string): string => {
  const value = params[name]
  if (isScalar(value)) return String(value)
  throw new ForkshopError('missing-parameter', { name })
}

/** Address of a call below `/api/v1`, with parameters filled in and unset query values left out. */
export const callPath = (path: string, params: Values, query: Values): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(paramText(params, name)),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (isScalar(value) && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return `/api/v1${filled}${text === '' ? '' : `?${text}`}`
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'title' in value &&
  'status' in value

const problemOf = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return body
  return {
    type: 'about:blank',
    code: 'internal',
    title: response.statusText || 'Error',
    status: response.status,
    detail: '',
  }
}

/** A client typed by the contract. Error answers throw `ApiError`; a broken line throws what `fetch` throws. */
export const createClient =
  (options: ClientOptions) =>
  async <Name extends RouteName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> => {
    const route = options.endpoints?.[name] ?? (await endpointOf(name))
    const given: {
      params?: Values
      query?: Values
      body?: unknown
      signal?: AbortSignal
      idempotencyKey?: string
    } = input
    const headers: Record<string, string> = { 'accept-language': options.language }
    const form = given.body instanceof FormData
    if (route.verb !== 'GET' && !form) headers['content-type'] = 'application/json'
    if (given.idempotencyKey !== undefined) headers['idempotency-key'] = given.idempotencyKey
    const body =
      route.verb === 'GET'
        ? undefined
        : given.body instanceof FormData
          ? given.body
          : JSON.stringify(given.body ?? {})
    const response = await options.fetch(
      options.baseUrl + callPath(route.path, given.params ?? {}, given.query ?? {}),
      { method: route.verb, headers, body, signal: given.signal, credentials: 'same-origin' },
    )
    if (!response.ok) throw new ApiError(await problemOf(response))
    const answer: unknown =
      response.status === 204
        ? {}
        : (response.headers.get('content-type') ?? '').includes('json')
          ? await response.json()
          : await response.text()
    return answer as CallAnswer<Name> // the server checked it against the same schema
  }

/** A client as `createClient` makes it: takes the name of a call and its parts, answers what the call does. */
export type Client = ReturnType<typeof createClient>
