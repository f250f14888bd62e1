import { z } from 'zod'

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>

/** JSON Schemas (2020-12) of one direction: what callers send, or what they are answered. */
export type Schemas = {
  /** The schema of a zod type; a reference where it has a name, and wherever in it one that has. */
  readonly of: (schema: z.ZodType) => Json
  /** The schemas that have a name, by it. */
  readonly named: Readonly<Record<string, Json>>
}

/**
 * Turns zod types into JSON Schemas that refer to those with a name as `#/components/schemas/<name>`. `io` is `input`
 * for what is sent and `output` for answers: they differ where a value has a default or is read from a text.
 */
export function toSchemas(
  names: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output',
): Schemas {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(names)) registry.add(schema, { id: name })
  const options = {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => simplify(jsonSchema),
  } as const satisfies z.core.ToJSONSchemaParams
  const { schemas } = z.toJSONSchema(registry, { ...options, uri: refOf })
  return {
    of: (schema) => {
      const name = registry.get(schema)?.id
      if (name !== undefined) return { $ref: refOf(name) }
      const {
        $schema: _,
        $defs: __,
        ...told
      } = z.toJSONSchema(schema, {
        ...options,
        metadata: registry,
      })
      return withRefs(told)
    },
    named: Object.fromEntries(
      Object.keys(names).map((name) => {
        const { $schema: _, $id: __, ...told } = schemas[name] ?? {}
        return [name, told]
      }),
    ),
  }
}

const refOf = (name: string): string => `#/components/schemas/${name}`

/** Takes out what tells nothing: bounds of JSON's own integers, and that an answer never gets a new field. */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** A schema whose references go to the components of the document in place of definitions of its own. */
function withRefs(schema: Json): Json {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? refOf(value.replace('#/$defs/', ''))
        : refsIn(value),
    ]),
  )
}

function refsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(refsIn)
  return isJson(value) ? withRefs(value) : value
}

/** Whether a value is a JSON object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names that a JSON value refers to as `#/components/schemas/<name>`. */
export function namesIn(value: unknown): readonly string[] {
  const text = JSON.stringify(value)
  return [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
}
