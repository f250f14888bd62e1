import type { Route } from '../route.ts'
import { isJson, type Json, type Schemas } from './schemas.ts'

/** What parameters of these names mean wherever they stand. */
const meanings: Readonly<Record<string, string>> = {
  slug: 'The address part of the page; a former one leads to it too.',
  number: 'The number of the proposal on its page.',
  at: '`head`, a version or a revision; the newest text without it.',
  limit: 'How many items at most.',
  cursor: 'The `nextCursor` of the answer before.',
  lang: 'A language tag, such as `fr`.',
  kind: 'A kind of page; `page` for those that state none.',
  q: 'Words to look for.',
  since: 'The number after which to go on.',
}

/** The parameters that an object schema tells of, one each. */
export function parameters(
  place: 'path' | 'query',
  { properties, required }: Json,
): readonly Json[] {
  const needed: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(isJson(properties) ? properties : {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    ...(meanings[name] === undefined ? {} : { description: meanings[name] }),
    schema,
  }))
}

const form = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    },
  },
}

/** What a call is sent; nothing for one that takes no body. */
export function requestBody(route: Route, sent: Schemas): Json {
  if (!takesBody(route, sent)) return {}
  const schema = sent.of(route.body)
  const json = { 'application/json': { schema: withoutFile(schema) } }
  const required = route.upload !== undefined || hasRequired(schema)
  switch (route.upload) {
    case undefined:
      return { requestBody: { required, content: json } }
    case 'file':
      return { requestBody: { required, content: form } }
    case 'file-or-json':
      return { requestBody: { required, content: { ...json, ...form } } }
  }
}

/** Whether a call reads a body at all. */
export function takesBody(route: Route, sent: Schemas): boolean {
  if (route.verb === 'GET') return false
  return route.upload !== undefined || hasProperties(sent.of(route.body))
}

/** The good answer of a call, by its status. */
export function goodAnswer(route: Route, answered: Schemas): Json {
  const description = statusWords[route.status]
  if (route.status === 204) return { [route.status]: { description } }
  const type = route.mediaType ?? 'application/json'
  return {
    [route.status]: { description, content: { [type]: { schema: answered.of(route.answer) } } },
  }
}

const statusWords = { 200: 'Done.', 201: 'Made.', 204: 'Done; no body.' } as const

const hasRequired = ({ required, $ref }: Json): boolean =>
  $ref !== undefined || (Array.isArray(required) && required.length > 0)

/** Whether an object schema names any property. */
export const hasProperties = ({ properties, $ref }: Json): boolean =>
  $ref !== undefined || (isJson(properties) && Object.keys(properties).length > 0)

/** A union without the form with a file, which has no JSON Schema. */
function withoutFile(schema: Json): unknown {
  if (!Array.isArray(schema.anyOf)) return schema
  const told: readonly unknown[] = schema.anyOf.filter(
    (one: unknown) => isJson(one) && Object.keys(one).length > 0,
  )
  return told.length === 1 ? told[0] : { ...schema, anyOf: told }
}
