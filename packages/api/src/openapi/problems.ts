import { problemCodes, problemStatus, type ProblemCode } from '../problem.ts'
import type { Route } from '../route.ts'
import { hasProperties, takesBody } from './parts.ts'
import type { Json, Schemas } from './schemas.ts'
import { visitorsMay } from './security.ts'

/** The problems of a call by their status, each with its codes. */
export function problemAnswers(route: Route, sent: Schemas): Json {
  const codes = codesOf(route, sent)
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].toSorted((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const those = codes.filter((code) => problemStatus[code] === status)
      const description = those.map((code) => `\`${code}\``).join(', ')
      return [status, { $ref: '#/components/responses/Problem', description }]
    }),
  )
}

/** The body of every refusal; a call tells its codes. */
export const problemAnswer = {
  description: 'What is wrong.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** What may be answered: what every such call may, and what is this one's own. */
function codesOf(route: Route, sent: Schemas): readonly ProblemCode[] {
  const writes = route.verb !== 'GET'
  const body = takesBody(route, sent)
  const open = visitorsMay(route)
  const pathParts = sent.of(route.params)
  const found = new Set<ProblemCode>(['too-many', 'internal', 'busy', ...(route.refuses ?? [])])
  if (!open) found.add('not-signed-in')
  if (!open || writes) found.add('forbidden')
  if (hasProperties(pathParts)) found.add('not-found')
  if (route.path.startsWith('/pages/:slug')) found.add('gone')
  if (body || route.verb === 'POST' || hasProperties(sent.of(route.query))) found.add('invalid')
  if (body) found.add('too-large')
  if (writes) found.add('no-room')
  return problemCodes.filter((code) => found.has(code))
}
