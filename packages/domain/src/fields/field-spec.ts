import { z } from 'zod'
import type { PageKind } from '../page-kind.ts'
import { choicesOf, listOf, range as rangeSchema } from './schemas.ts'

/**
 * What a form shows for a field; `record` is one set of `columns`, `records` a list of them, `roles` those of an agenda;
 * `pages` a list of slugs, `dates` one of days.
 */
export type FieldType =
  | 'text'
  | 'longtext'
  | 'choice'
  | 'choices'
  | 'number'
  | 'range'
  | 'duration'
  | 'date-time'
  | 'timezone'
  | 'list'
  | 'dates'
  | 'pages'
  | 'record'
  | 'records'
  | 'roles'
  | 'map'
  | 'language'
  | 'license'
  | 'url'
  | 'page'
  | 'flag'

/** One value within a record, a range or an item of a list of records. */
export type FieldColumn = {
  readonly key: string
  /** `list` is several texts. */
  readonly type: 'text' | 'number' | 'url' | 'page' | 'version' | 'list' | 'date-time' | 'duration'
  readonly required: boolean
}

/** A front matter field, as a form needs to know it. `required` means: needed to release. */
export type FieldSpec = {
  readonly key: string
  readonly type: FieldType
  readonly required: boolean
  readonly maxLength?: number
  readonly choices?: readonly string[]
  readonly columns?: readonly FieldColumn[]
  /** The kind of the pages that it names, where that is one. */
  readonly page?: PageKind
}

/** A field together with the rule for its value. */
export type FieldDefinition = FieldSpec & { readonly schema: z.ZodType }

type Options = { readonly required: boolean }

const optional: Options = { required: false }

/** A field of one value. */
export function single(
  key: string,
  type: FieldType,
  schema: z.ZodType,
  { required }: Options = optional,
): FieldDefinition {
  return { key, type, required, schema }
}

/** A text field with a limit that its form shows. */
export function limited(
  key: string,
  type: 'text' | 'longtext',
  schema: z.ZodType,
  { required, maxLength }: Options & { readonly maxLength: number },
): FieldDefinition {
  return { key, type, required, maxLength, schema }
}

/** A field that holds one word of a list. */
export function choice(
  key: string,
  choices: readonly string[],
  { required }: Options = optional,
): FieldDefinition {
  return { key, type: 'choice', required, choices, schema: z.enum(choices) }
}

/** A field that holds several words of a list. */
export function severalOf(key: string, choices: readonly string[]): FieldDefinition {
  return { key, type: 'choices', required: false, choices, schema: choicesOf(choices) }
}

/** A field that holds a list of single values. */
export function list(
  key: string,
  item: z.ZodType,
  type: 'list' | 'dates' | 'pages' = 'list',
): FieldDefinition {
  return { key, type, required: false, schema: listOf(item) }
}

/** The same field, whose pages are all of a kind. */
export function ofPages(kind: PageKind, field: FieldDefinition): FieldDefinition {
  return { ...field, page: kind }
}

/** A field that holds one set of named values. */
export function record(
  key: string,
  schema: z.ZodType,
  columns: readonly FieldColumn[],
  { required }: Options = optional,
): FieldDefinition {
  return { key, type: 'record', required, columns, schema }
}

/** A field that holds a list of sets of named values. */
export function records(
  key: string,
  item: z.ZodType,
  columns: readonly FieldColumn[],
): FieldDefinition {
  return { key, type: 'records', required: false, columns, schema: listOf(item) }
}

/** A field with a lower and an upper bound. */
export function range(
  key: string,
  bounds: readonly string[],
  { required }: Options = optional,
): FieldDefinition {
  const columns = bounds.map((bound) => column(bound, 'number'))
  return { key, type: 'range', required, columns, schema: rangeSchema }
}

/** A column that may stay empty. */
export function column(key: string, type: FieldColumn['type'] = 'text'): FieldColumn {
  return { key, type, required: false }
}

/** A column that has to be filled in. */
export function neededColumn(key: string, type: FieldColumn['type'] = 'text'): FieldColumn {
  return { key, type, required: true }
}
