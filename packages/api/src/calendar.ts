import { z } from 'zod'
import { bare, route } from './route.ts'
import { nothing, timeSchema } from './shapes.ts'

/** Which events: those that one looks after or has a role in, or all that one may read. */
const purposeSchema = z.enum(['mine', 'all'])
/** What a calendar of one's own holds. */
export type CalendarPurpose = z.infer<typeof purposeSchema>

const nameSchema = z.string().trim().min(1).max(80)

/** Calls about calendars of one's own, which programs read at secret addresses. */
export const calendarRoutes = {
  listCalendars: route({
    ...bare('listCalendars'),
    summary: 'Own calendars',
    description:
      "The caller's calendars with a secret address, newest first, without their secrets.",
    access: { kind: 'signed-in' },
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          purpose: purposeSchema,
          name: z.string(),
          created: timeSchema,
          lastUsed: timeSchema.nullable(),
        }),
      ),
    }),
  }),
  createCalendar: route({
    ...bare('createCalendar'),
    summary: 'Make a secret address of a calendar; it is shown once',
    description:
      'Whoever has the address reads, as iCalendar, what its owner may read at that moment: with `purpose` `mine` the events that they look after or have a role in, with `all` every event. It ends when its owner ends it, is banned, or gets a new password.',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({ purpose: purposeSchema, name: nameSchema }),
    answer: z.object({ id: z.string(), address: z.string() }),
  }),
  deleteCalendar: route({
    ...bare('deleteCalendar'),
    summary: 'End the secret address of a calendar',
    description: 'Programs that have it get nothing any more.',
    access: { kind: 'signed-in' },
    status: 204,
    params: z.object({ id: z.string().max(60) }),
    answer: nothing,
  }),
}
