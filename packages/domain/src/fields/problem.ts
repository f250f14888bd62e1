import type { z } from 'zod'

/** What is wrong with a value: a stable code to translate by. */
export type FieldProblemCode =
  | 'required'
  | 'type'
  | 'too-long'
  | 'choice'
  | 'format'
  | 'range'
  /** An end before its start. */
  | 'order'
  /** A number below the one that it may not be less than. */
  | 'bounds'
  | 'unknown-license'
  | 'bad-date'
  | 'bad-duration'
  | 'unknown-timezone'

/** One thing wrong in the front matter: where (`roles.2.count`), what, and a sentence in English. */
export type FieldProblem = {
  readonly path: string
  readonly code: FieldProblemCode
  readonly message: string
}

/** What is wrong with the value of one field, by its rule; nothing when it is right. */
export function problemsWith(
  key: string,
  value: unknown,
  schema: z.ZodType,
): readonly FieldProblem[] {
  const result = schema.safeParse(value, { error: messageOf, reportInput: true })
  const issues = result.error?.issues ?? []
  return issues.map((issue) => ({
    path: [key, ...issue.path.map(String)].join('.'),
    code: codeOf(issue),
    message: issue.message,
  }))
}

const codes: Readonly<Record<string, FieldProblemCode>> = {
  'too-long': 'too-long',
  choice: 'choice',
  format: 'format',
  bounds: 'bounds',
  'unknown-license': 'unknown-license',
  'bad-date': 'bad-date',
  'bad-duration': 'bad-duration',
  'unknown-timezone': 'unknown-timezone',
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of named values',
  record: 'a map of named values',
}

function codeOf(issue: z.core.$ZodIssue): FieldProblemCode {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array' ? 'too-long' : 'range'
    case 'too_small':
      return 'range'
    case 'invalid_value':
      return 'choice'
    case 'custom':
      return codes[String(issue.params?.['code'])] ?? 'format'
    case 'invalid_type':
    case 'invalid_union':
      return issue.input === undefined ? 'required' : 'type'
    default:
      return 'format'
  }
}

function messageOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_union':
      return 'must be a text or a number'
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} items`
        : `must be at most ${issue.maximum}`
    case 'too_small':
      return `must be at least ${issue.minimum}`
    default:
      return 'is not in the right form'
  }
}
