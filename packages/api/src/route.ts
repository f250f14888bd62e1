import type { Action } from '@forkshop/domain'
import type { z } from 'zod'
import { endpoints, type RouteName } from './endpoints.ts'
import type { ProblemCode } from './problem.ts'
import { nothing } from './shapes.ts'

/** The HTTP methods of the contract. */
export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What a caller must be allowed to do, checked by the server on the object actually reached. `page`: an action of
 * `domain`'s table of rights, on the page that the address or its draft, idea or offer leads to.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'admin' }
  | { readonly kind: 'page'; readonly action: Action }

/**
 * One call of the HTTP contract: the server checks with it, the client is typed by it, OpenAPI is made from it. What
 * `params` refuses is 404, what `query` or `body` refuses 422 `invalid` with the path of each wrong value.
 */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly verb: Verb
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string
  /** A few words for a list of calls. */
  readonly summary: string
  /** What the call does and promises, in English; who may call is told by `access`. */
  readonly description: string
  /** Problems of this call beside those that follow from its verb, access and parts. */
  readonly refuses?: readonly ProblemCode[]
  /** How `body` is sent where it is no JSON: as a form with the field `file`, or as either. */
  readonly upload?: 'file' | 'file-or-json'
  /** What a good answer is where it is no JSON. */
  readonly mediaType?: string
  readonly access: Access
  /** The status of the good answer: 200, 201 for a thing made, 204 without a body. */
  readonly status: 200 | 201 | 204
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
}

/** Verb and path of a call that takes nothing and answers 200: a route says how it differs. */
export const bare = <Name extends RouteName>(name: Name) =>
  ({ ...endpoints[name], status: 200, params: nothing, query: nothing, body: nothing }) as const

/** For those who may do this on the page that is reached. */
export const onPage = (action: Action) => ({ kind: 'page', action }) as const

/** Declares a route; keeps the types of its four schemas for client and server. */
export const route = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  definition: Route<Params, Query, Body, Answer>,
): Route<Params, Query, Body, Answer> => definition
