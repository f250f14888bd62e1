import { expect, it } from 'vitest'
import { endpoints } from '../endpoints.ts'
import { problemCodes } from '../problem.ts'
import { routes } from '../routes.ts'
import { areaTexts } from './introduction.ts'
import { toOpenApi } from './openapi.ts'
import { isJson, namesIn, type Json } from './schemas.ts'

const document = toOpenApi()

/** What stands at a path of keys; a test fails where nothing does. */
const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce((inner, key) => (isJson(inner) ? inner[key] : undefined), value)

const operation = (name: keyof typeof endpoints): Json => {
  const { verb, path } = endpoints[name]
  const found = at(
    document,
    'paths',
    `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`,
    verb.toLowerCase(),
  )
  return isJson(found) ? found : {}
}

const names = Object.keys(endpoints).filter((name): name is keyof typeof endpoints =>
  Object.hasOwn(routes, name),
)

it.each(names)(
  'tells of %s: where, in which area, what it does, who may call, how it answers',
  (name) => {
    const told = operation(name)
    const inPath = [...endpoints[name].path.matchAll(/:(\w+)/g)].map(([, part]) => part)
    const parameters: readonly unknown[] = Array.isArray(told.parameters) ? told.parameters : []
    const named = parameters.filter((one) => at(one, 'in') === 'path').map((one) => at(one, 'name'))
    const statuses = Object.keys(isJson(told.responses) ? told.responses : {})
    expect(told.operationId).toBe(name)
    expect(told.tags).toEqual([expect.toSatisfy((tag: string) => Object.hasOwn(areaTexts, tag))])
    expect(told.summary).toMatch(/^[A-Z].*[^.]$/)
    expect(told.description).toMatch(/^[A-Z][\s\S]*\.$/)
    expect(told.security).not.toEqual([])
    expect(new Set(named)).toEqual(new Set(inPath))
    expect(statuses).toEqual(
      expect.arrayContaining([String(routes[name].status), '429', '500', '503']),
    )
  },
)

it('refers to nothing that is not there, and holds nothing that is not referred to', () => {
  const schemas = at(document, 'components', 'schemas')
  expect(new Set(namesIn(document))).toEqual(new Set(Object.keys(schemas ?? {})))
})

it('knows every problem code', () => {
  expect(at(document, 'components', 'schemas', 'Problem', 'properties', 'code', 'enum')).toEqual(
    problemCodes,
  )
})

it.each([
  ['a page', 'getPage', '200', 'application/json'],
  ['the bytes of a text', 'getText', '200', 'text/markdown'],
  ['the bytes of a picture', 'getMedia', '200', '*/*'],
] as const)('answers %s as what it is', (_, name, status, type) => {
  expect(Object.keys(at(operation(name), 'responses', status, 'content') ?? {})).toEqual([type])
})

it.each([
  ['JSON', 'publishPage', ['application/json']],
  ['a form with a file', 'uploadMedia', ['multipart/form-data']],
  ['either', 'createImport', ['application/json', 'multipart/form-data']],
] as const)('takes %s', (_, name, types) => {
  expect(Object.keys(at(operation(name), 'requestBody', 'content') ?? {})).toEqual(types)
})

it.each(['getPage', 'removePerson', 'supportIdea'] as const)('asks no body of %s', (name) => {
  expect(operation(name)).not.toHaveProperty('requestBody')
})

it('asks for the parts of a body that are needed, and for a body only where one is', () => {
  expect(at(operation('publishPage'), 'requestBody', 'required')).toBe(true)
  expect(at(operation('acceptProposal'), 'requestBody', 'required')).toBe(false)
})

it.each([
  ['everybody may read a page', 'getPage', [{}, { session: [] }, { token: [] }, { guest: [] }]],
  ['who is signed in publishes', 'publishPage', [{ session: [] }, { token: [] }]],
  ['guests say ideas', 'createIdea', [{ session: [] }, { token: [] }, { guest: [] }]],
  ['guests make offers', 'createOffer', [{ session: [] }, { token: [] }, { guest: [] }]],
  ['and no proposals', 'createProposal', [{ session: [] }, { token: [] }]],
  ['no token makes a token', 'createToken', [{ session: [] }]],
  ['settings are for people', 'changeSettings', [{ session: [] }]],
] as const)('%s', (_, name, security) => {
  expect(operation(name).security).toEqual(security)
})

it.each([
  ['publishPage', '409', '`conflict`, `changed`'],
  ['createIdea', '409', '`id-taken`'],
  ['createPage', '409', '`slug-taken`'],
  ['getInvite', '410', '`gone`'],
  ['getPage', '410', '`gone`'],
  ['discardDraft', '507', '`no-room`'],
] as const)('%s may be refused with %s: %s', (name, status, codes) => {
  expect(at(operation(name), 'responses', status, 'description')).toBe(codes)
})

it('lets a POST be repeated', () => {
  const key = { $ref: '#/components/parameters/IdempotencyKey' }
  expect(operation('createIdea').parameters).toContainEqual(key)
  expect(operation('changeIdea').parameters).not.toContainEqual(key)
})

it('leaves answers open to fields of later versions', () => {
  expect(JSON.stringify(document)).not.toContain('"additionalProperties":false')
})

it('says what the parameters of lists and texts mean', () => {
  const told = (name: string, description: string) =>
    expect.arrayContaining([expect.objectContaining({ name, description })])
  expect(operation('listRevisions').parameters).toEqual(
    told('cursor', 'The `nextCursor` of the answer before.'),
  )
  expect(operation('getText').parameters).toEqual(
    told('at', '`head`, a version or a revision; the newest text without it.'),
  )
})
