import type { Language } from '@forkshop/domain'
import { problemStatus, type Problem, type ProblemCode } from '@forkshop/api'
import { z } from 'zod'
import { ProblemError } from '../problem-error.ts'
import { sentence } from '../sentences.ts'

/** English names of the codes, for programs and logs. */
const titles: Readonly<Record<ProblemCode, string>> = {
  'not-signed-in': 'Not signed in',
  forbidden: 'Forbidden',
  'not-found': 'Not found',
  'slug-taken': 'Slug taken',
  'id-taken': 'Id taken',
  conflict: 'Conflict',
  changed: 'Changed meanwhile',
  'not-open': 'Not open',
  gone: 'Gone',
  'too-large': 'Too large',
  invalid: 'Invalid',
  'too-many': 'Too many requests',
  internal: 'Internal error',
  busy: 'Busy',
  'no-room': 'No room',
}

/** The `application/problem+json` body of a refusal, in the reader's language. */
export function toProblem(error: ProblemError, language: Language): Problem {
  return {
    type: 'about:blank',
    code: error.code,
    title: titles[error.code],
    status: problemStatus[error.code],
    detail:
      sentence(language, error.key, error.values) ?? sentence(language, `code.${error.code}`) ?? '',
    ...error.extras,
    ...(error.extras.errors === undefined
      ? {}
      : { errors: error.extras.errors.map((one) => inLanguage(one, language)) }),
  }
}

/** What a request that fails its schema is answered with: one entry a wrong value. */
export function toInvalid(error: z.core.$ZodError, where: string): ProblemError {
  const tooLong = error.issues.some(
    (issue) => issue.code === 'too_big' && issue.origin === 'string' && issue.maximum === 1_000_000,
  )
  if (tooLong) return new ProblemError('too-large', 'text-too-large')
  return new ProblemError('invalid', 'code.invalid', {
    errors: error.issues.map((issue) => ({
      path: issue.path.length === 0 ? where : issue.path.join('.'),
      message: issue.message,
    })),
  })
}

/** Reasons of zod in a language, of texts that are missing or too long in words of ours: pass it as `error` to `safeParse`. */
export function zodReasons(language: Language): z.core.$ZodErrorMap {
  const { localeError } = z.locales[language]()
  return (issue) => ofText(issue, language) ?? localeError(issue)
}

function ofText(issue: z.core.$ZodRawIssue, language: Language): string | null {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) {
    return sentence(language, 'field.required')
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return sentence(language, 'field.too-long')
  }
  return null
}

type FieldError = NonNullable<Problem['errors']>[number]

function inLanguage(error: FieldError, language: Language): FieldError {
  const said =
    error.code === undefined || language === 'en' ? null : sentence(language, `field.${error.code}`)
  return said === null ? error : { ...error, message: said }
}
