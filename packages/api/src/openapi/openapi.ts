import { ForkshopError } from '@forkshop/domain'
import type { RouteName } from '../endpoints.ts'
import { followLive } from '../live.ts'
import type { Route } from '../route.ts'
import { areas, routes, type Area } from '../routes.ts'
import type { StreamName } from '../token-scope.ts'
import { areaTexts, introduction } from './introduction.ts'
import { goodAnswer, parameters, requestBody } from './parts.ts'
import { problemAnswer, problemAnswers } from './problems.ts'
import { schemaNames } from './schema-names.ts'
import { namesIn, toSchemas, type Json, type Schemas } from './schemas.ts'
import { scopeSentence, securityOf, securitySchemes } from './security.ts'

/**
 * The HTTP contract as an OpenAPI 3.1 document: every call with its parameters, body, answers,
 * problems and who may call. Throws `schema-differs` when a named shape is another one in what is
 * sent than in answers.
 */
export function toOpenApi(): Json {
  const sent = toSchemas(schemaNames, 'input')
  const answered = toSchemas(schemaNames, 'output')
  const paths: Record<string, Record<string, Json>> = {}
  for (const [area, name, route] of calls()) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    const operation = toOperation(name, route, { area, sent, answered })
    paths[path] = { ...paths[path], [route.verb.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Forkshop', version: '1', description: introduction },
    tags: Object.entries(areaTexts).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: namedSchemas(sent, answered),
      responses: { Problem: problemAnswer },
      parameters: { IdempotencyKey: idempotencyKey },
      securitySchemes,
    },
  }
}

const all: readonly Route[] = [...Object.values(routes), followLive]

/** Every call with its area, in the order of the areas; the stream at the end. */
function calls(): readonly (readonly [Area | 'live', RouteName | StreamName, Route])[] {
  const inAreas = areaNames.flatMap((area) =>
    routeNames
      .filter((name) => Object.hasOwn(areas[area], name))
      .map((name) => [area, name, routes[name]] as const),
  )
  return [...inAreas, ['live', 'followLive', followLive]]
}

const areaNames = Object.keys(areaTexts).filter((name): name is Area => Object.hasOwn(areas, name))
const routeNames = Object.keys(routes).filter((name): name is RouteName =>
  Object.hasOwn(routes, name),
)

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key of the caller’s own: the same request with it gets the first answer for 24 hours, another request `invalid`.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
}

function toOperation(
  name: RouteName | StreamName,
  route: Route,
  {
    area,
    sent,
    answered,
  }: { readonly area: Area | 'live'; readonly sent: Schemas; readonly answered: Schemas },
): Json {
  return {
    operationId: name,
    tags: [area],
    summary: route.summary,
    description: `${route.description}\n\n${scopeSentence(name, route)}`,
    security: securityOf(name, route),
    parameters: [
      ...parameters('path', sent.of(route.params)),
      ...parameters('query', sent.of(route.query)),
      ...(route.verb === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...requestBody(route, sent),
    responses: { ...goodAnswer(route, answered), ...problemAnswers(route, sent) },
  }
}

/** The named shapes that calls use, as callers send or are answered them. */
function namedSchemas(sent: Schemas, answered: Schemas): Json {
  const inCalls = reached(
    sent,
    namesIn(all.flatMap(({ params, query, body }) => [params, query, body].map(sent.of))),
  )
  const inAnswers = reached(answered, [
    'Problem',
    ...namesIn(all.map(({ answer }) => answered.of(answer))),
  ])
  const schemas: Record<string, Json> = {}
  for (const name of Object.keys(schemaNames)) {
    const given = inCalls.has(name) ? sent.named[name] : undefined
    const got = inAnswers.has(name) ? answered.named[name] : undefined
    if (given !== undefined && got !== undefined && JSON.stringify(given) !== JSON.stringify(got)) {
      throw new ForkshopError('schema-differs', { name })
    }
    const schema = got ?? given
    if (schema !== undefined) schemas[name] = schema
  }
  return schemas
}

/** Names with those that they refer to, and so on. */
function reached({ named }: Schemas, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const pending = [...names]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue
    found.add(name)
    pending.push(...namesIn(named[name] ?? {}))
  }
  return found
}
