import { createHash } from 'node:crypto'
import { bodyStartOf, MAX_TEXT_BYTES, parseFrontMatter, placeOf } from '@forkshop/document'
import { checkFields, kindOfFields } from '@forkshop/domain'
import type { KeptPart } from '../base/kept-bytes.ts'
import { ProblemError } from '../base/problem-error.ts'
import type { Fields } from './jobs/page-facts.ts'

/** One thing that keeps a text from being published; lines and columns count from 1. */
type TextProblem = {
  readonly path: string
  readonly message: string
  readonly code: string
  readonly line?: number
  readonly column?: number
}

export type TextCheck =
  /** With the fields of its front matter, where that had to be read. */
  | { readonly kind: 'fine'; readonly fields?: Fields }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'invalid'; readonly problems: readonly TextProblem[] }

/** Front matter that nothing is wrong with, by its digest: most of who saves leaves it as it is. */
export type FineFronts = KeptPart<true>

/** Whether a text may become a revision: its size, its characters, its front matter, its fields. */
export function inspectText(text: string, fine?: FineFronts): TextCheck {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_TEXT_BYTES) return { kind: 'too-large', bytes }
  const half = text.search(/\p{Surrogate}/u)
  if (half !== -1) {
    const problem = { path: 'text', code: 'utf8', message: 'The text is not valid Unicode.' }
    return invalid({ ...problem, ...placeOf(text, half) })
  }
  const nul = text.indexOf('\0')
  if (nul !== -1) {
    const problem = { path: 'text', code: 'nul', message: 'The text holds a NUL character.' }
    return invalid({ ...problem, ...placeOf(text, nul) })
  }
  const front = text.slice(0, bodyStartOf(text))
  const key = createHash('sha256').update(front).digest('base64')
  if (fine?.get(key)) return { kind: 'fine' }
  const check = inspectFields(front)
  if (check.kind === 'fine') fine?.set(key, true)
  return check
}

/**
 * Throws `too-large` or `invalid` (naming each field, or line and column) for a text that may not be published. Answers
 * the fields of its front matter, where that had to be read.
 */
export function requireGoodText(text: string, fine?: FineFronts): Fields | undefined {
  const check = inspectText(text, fine)
  switch (check.kind) {
    case 'fine':
      return check.fields
    case 'too-large':
      throw new ProblemError('too-large', 'text-too-large', { values: { bytes: check.bytes } })
    case 'invalid':
      throw new ProblemError('invalid', 'text-invalid', { errors: [...check.problems] })
  }
}

function inspectFields(text: string): TextCheck {
  const front = parseFrontMatter(text)
  if (front.kind === 'absent') return { kind: 'fine' }
  if (front.kind === 'broken') {
    const problems = front.problems.map(({ line, column, message }) => ({
      path: 'text',
      code: 'yaml',
      message,
      line,
      column,
    }))
    return invalid(...problems)
  }
  const kind = kindOfFields(front.fields)
  const problems = checkFields(kind, front.fields)
  return problems.length === 0 ? { kind: 'fine', fields: front.fields } : invalid(...problems)
}

function invalid(...problems: readonly TextProblem[]): TextCheck {
  return { kind: 'invalid', problems }
}
