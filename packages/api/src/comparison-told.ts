import { z } from 'zod'

const wordSchema = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
const changed = z.object({ from: z.unknown(), to: z.unknown() })
/** What became of a block: it is the `same`, has other words (`changed`), came or went, or stands elsewhere. */
export const changeKindSchema = z.enum([
  'same',
  'changed',
  'added',
  'removed',
  'moved',
  'moved-changed',
])

/** A step of a day that came, went, moved or says something else. */
export const stepChangeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  day: z.string(),
  step: z.string(),
  changes: z.object({
    start: changed.optional(),
    durationMinutes: changed.optional(),
    step: changed.optional(),
    ledBy: changed.optional(),
  }),
})
/** How long a day is before and after. */
export const dayLengthSchema = z.object({
  title: z.string(),
  beforeMinutes: z.number().nullable(),
  afterMinutes: z.number().nullable(),
})

/** The answer of `compare` and of `forkshop diff --json` (design section 9). */
export const comparisonSchema = z.object({
  blocks: z.array(
    z.object({
      kind: changeKindSchema,
      before: z.string().nullable(),
      after: z.string().nullable(),
      beforeIndex: z.number().int().nullable(),
      afterIndex: z.number().int().nullable(),
      words: z.array(wordSchema),
    }),
  ),
  fields: z.array(z.object({ key: z.string(), from: z.unknown(), to: z.unknown() })),
  agenda: z.object({
    steps: z.array(stepChangeSchema),
    days: z.array(dayLengthSchema),
  }),
  degraded: z.boolean(),
})
