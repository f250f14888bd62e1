import type { z } from 'zod'
import { endpoints, type RouteName } from './endpoints.ts'
import { nothing } from './shapes.ts'

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a caller must be allowed to do, checked by the server on the object actually reached. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'admin' }
  | { readonly kind: 'page'; readonly action: string }

/** One call of the HTTP contract: the server checks with it, the client is typed by it, OpenAPI is made from it. */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly verb: Verb
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string
  readonly summary: string
  readonly access: Access
  /** The status of the good answer: 200, 201 for a thing made, 204 without a body. */
  readonly status: 200 | 201 | 204
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
}

/** A call that takes nothing and answers 200: a route says how it differs. */
export const bare = <Name extends RouteName>(name: Name) =>
  ({ ...endpoints[name], status: 200, params: nothing, query: nothing, body: nothing }) as const

/** For those who may do this on the page that is reached. */
export const onPage = (action: string) => ({ kind: 'page', action }) as const

/** Declares a route; keeps its literal types for the client. */
export const route = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  definition: Route<Params, Query, Body, Answer>,
): Route<Params, Query, Body, Answer> => definition
