import { clockOf, hasOffset, isDateTime, isTimeZone, momentOf } from '../date-time.ts'
import type { PageKind } from '../page-kind.ts'
import { definitionsOf } from './definitions.ts'
import type { FieldSpec } from './field-spec.ts'
import { problemsWith, type FieldProblem } from './problem.ts'

/** The top-level values of a page's front matter, by key. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Lists what is present but wrong in the front matter of a page (design, section 7), in the order
 * of the form. Keys that the kind does not know, and keys without a value, are no problem. A page
 * without a kind (null) is held to what all kinds share.
 */
export function checkFields(kind: PageKind | null, fields: Fields): readonly FieldProblem[] {
  const problems = definitionsOf(kind).flatMap(({ key, schema }) => {
    const value = valueOf(fields, key)
    return value === null ? [] : problemsWith(key, value, schema)
  })
  return kind === 'event' ? [...problems, ...orderOfTimes(fields)] : problems
}

/** Lists the keys that a page of this kind still needs before a version can be released. */
export function missingFields(kind: PageKind | null, fields: Fields): readonly string[] {
  return definitionsOf(kind)
    .filter(({ key, required }) => required && isEmpty(valueOf(fields, key)))
    .map(({ key }) => key)
}

/** What a form for pages of this kind asks for, in its order. */
export function fieldForm(kind: PageKind): readonly FieldSpec[] {
  return definitionsOf(kind).map(({ schema: _, ...spec }) => spec)
}

/** The value of a key, null when there is none; never one inherited by the object. */
export function valueOf(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

function orderOfTimes(fields: Fields): readonly FieldProblem[] {
  const start = valueOf(fields, 'start')
  const end = valueOf(fields, 'end')
  const zone = valueOf(fields, 'timezone')
  if (typeof start !== 'string' || typeof end !== 'string') return []
  if (!isDateTime(start) || !isDateTime(end)) return []
  const isKnown = typeof zone === 'string' && isTimeZone(zone)
  // without a zone, an hour of the place is compared with what another's clock shows
  const isTold = isKnown || (hasOffset(start) && hasOffset(end))
  const [from, to] = isTold ? [start, end] : [clockOf(start), clockOf(end)]
  const known = isKnown ? zone : 'UTC'
  if (momentOf(to, known, 'day-end') >= momentOf(from, known)) return []
  return [{ path: 'end', code: 'order', message: 'must not be before start' }]
}
