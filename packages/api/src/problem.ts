import { z } from 'zod'

/** Codes of `application/problem+json`, with the HTTP status of each (design section 8). */
export const problemStatus = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'slug-taken': 409,
  'id-taken': 409,
  conflict: 409,
  changed: 409,
  'not-open': 409,
  gone: 410,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  internal: 500,
  busy: 503,
  'no-room': 507,
} as const

/** The code of a problem: what programs go by. */
export type ProblemCode = keyof typeof problemStatus

/** All codes of problems, in the order of their statuses. */
export const problemCodes = [
  'not-signed-in',
  'forbidden',
  'not-found',
  'slug-taken',
  'id-taken',
  'conflict',
  'changed',
  'not-open',
  'gone',
  'too-large',
  'invalid',
  'too-many',
  'internal',
  'busy',
  'no-room',
] as const satisfies readonly ProblemCode[]

/** One unit that a merge could not decide; `null` where that side has none. */
export const conflictSchema = z.object({
  base: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  path: z.string(),
})

/** The body of every error answer. `detail` follows `Accept-Language`; the rest is English. */
export const problemSchema = z.object({
  type: z.string(),
  code: z.enum(problemCodes),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        code: z.string().optional(),
        line: z.number().int().optional(),
        column: z.number().int().optional(),
      }),
    )
    .optional(),
  /** `conflict`: the head that was met, the partial merge and what is left to decide. */
  current: z.string().optional(),
  text: z.string().optional(),
  conflicts: z.array(conflictSchema).optional(),
  /** `gone`: who deleted it, when and why. */
  tombstone: z.object({ by: z.string(), time: z.string(), reason: z.string() }).optional(),
})
/** The body of an error answer. */
export type Problem = z.infer<typeof problemSchema>
