import type { Language } from '@forkshop/domain'
import { endpoints, routes, type RouteName } from '@forkshop/api'
import { ProblemError } from '../problem-error.ts'
import type { CallOf } from './handler.ts'
import { toInvalid, zodReasons } from './problem.ts'

/** Names of all calls. */
export const routeNames = Object.keys(endpoints).filter((name): name is RouteName =>
  Object.hasOwn(routes, name),
)

/** The three parts of a call after their schemas. Throws `invalid` naming each wrong value. */
export function parseCall<Name extends RouteName>(
  name: Name,
  sent: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
  language: Language,
): CallOf<Name> {
  const route = routes[name]
  const options = { error: zodReasons(language) }
  const params = route.params.safeParse(sent.params, options)
  // An address that cannot be right leads nowhere: 404 as for any unknown one.
  if (!params.success) throw new ProblemError('not-found', 'code.not-found')
  const query = route.query.safeParse(sent.query, options)
  if (!query.success) throw toInvalid(query.error, 'query')
  const parsedBody = route.body.safeParse(route.verb === 'GET' ? {} : sent.body, options)
  if (!parsedBody.success) throw toInvalid(parsedBody.error, 'body')
  return { params: params.data, query: query.data, body: parsedBody.data } as CallOf<Name>
}
