import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { slugParams, slugSchema, timeSchema } from './shapes.ts'

const codeSchema = z.object({
  code: z.string(),
  open: z.boolean(),
  closes: timeSchema.nullable(),
  /** How many guests are in. */
  guests: z.number().int(),
})

/** Calls about an event's room for guests. Who gives too many wrong codes is `too-many`. */
export const eventRoutes = {
  getEventCode: route({
    ...bare('getEventCode'),
    summary: 'The code that lets guests in',
    description:
      "Code, closing time and number of guests of an event's room; the code is empty until it was opened once.",
    access: onPage('settings'),
    params: slugParams,
    answer: codeSchema,
  }),
  setEventCode: route({
    ...bare('setEventCode'),
    summary: 'Open or close the room for guests',
    description:
      'Opens the room (until 14 days after the event) or closes it; `renew` makes another code for those who are not in yet.',
    access: onPage('settings'),
    params: slugParams,
    body: z.object({ open: z.boolean(), renew: z.boolean().optional() }),
    answer: codeSchema,
  }),
  joinEvent: route({
    ...bare('joinEvent'),
    summary: 'Enter an event as a guest',
    description:
      'Makes the caller a guest of the event, by a cookie. Tries with wrong codes are counted and held up.',
    refuses: ['not-open', 'too-many'],
    access: { kind: 'public' },
    params: slugParams,
    body: z.object({
      code: z.string().trim().min(1).max(20),
      name: z.string().trim().max(80).optional(),
    }),
    answer: z.object({ event: slugSchema, name: z.string().nullable() }),
  }),
  findEventByCode: route({
    ...bare('findEventByCode'),
    summary: 'The event a code belongs to',
    description:
      'Where the code on a screen or poster leads. Tries with wrong codes are counted and held up.',
    refuses: ['too-many'],
    access: { kind: 'public' },
    params: z.object({ code: z.string().max(20) }),
    answer: z.object({
      event: slugSchema,
      title: z.string(),
      /** False once its room is closed: the code lets nobody in. */
      open: z.boolean(),
    }),
  }),
}
