import { z } from 'zod'

/**
 * How a fork stands to its origin: `ahead` counts the passages that only the fork has so, `behind` those that are newer
 * at the origin. `unknown` where it cannot be counted.
 */
export const standingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('counted'),
    ahead: z.number().int(),
    behind: z.number().int(),
    /** Days of both, by their titles in the fork ('' for one without), with how many minutes longer they are there. */
    days: z.array(z.object({ day: z.string(), minutes: z.number().int() })),
    /** How many days more the fork has; negative for fewer. */
    moreDays: z.number().int(),
  }),
  z.object({ kind: z.literal('counting') }),
  z.object({ kind: z.literal('unknown') }),
])
/** How a fork stands to its origin. */
export type StandingView = z.infer<typeof standingSchema>
