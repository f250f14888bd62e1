import { isDateTime } from '@forkshop/domain'
import { z } from 'zod'
import { pageSchema } from './page.ts'
import { comingPlanSchema } from './registration.ts'
import { bare, onPage, route } from './route.ts'
import { atSchema, nothing, slugParams, slugSchema, timeSchema, timeZoneSchema } from './shapes.ts'

const codeSchema = z.object({
  code: z.string(),
  open: z.boolean(),
  closes: timeSchema.nullable(),
  /** How many guests are in. */
  guests: z.number().int(),
})

const dateTimeSchema = z
  .string()
  .max(40)
  .refine(isDateTime, {
    error: 'must be a date and time such as 2027-01-22T18:00',
    params: { code: 'bad-date' },
  })
const wordsSchema = z.string().trim().min(1).max(200)

/** Where an event takes place: a name, or more of it. */
const venueSchema = z.union([
  wordsSchema,
  z.object({
    name: wordsSchema,
    address: wordsSchema.optional(),
    city: wordsSchema.optional(),
    country: wordsSchema.optional(),
    access: z.string().trim().min(1).max(2000).optional(),
  }),
])

/** What an event of a format is scheduled with. */
const scheduleSchema = z.object({
  /** A date and hour of the venue: `2027-01-22T18:00`. */
  start: dateTimeSchema,
  /** Counted from the agenda where it is left out. */
  end: dateTimeSchema.optional(),
  /** All dates of an event whose days do not follow each other. */
  days: z.array(z.iso.date()).max(100).optional(),
  /** IANA name of the zone of the venue; the site's where it is left out. */
  timezone: timeZoneSchema.optional(),
  venue: venueSchema.optional(),
  title: z.string().trim().min(1).max(80).optional(),
  summary: z.string().trim().min(1).max(180).optional(),
  organizer: wordsSchema.optional(),
  at: atSchema.optional(),
  registration: comingPlanSchema.shape.registration,
  online: comingPlanSchema.shape.online,
  /** A rule of RFC 5545 that ends: `FREQ=MONTHLY;BYDAY=1TU;COUNT=6`. */
  repeat: z.string().trim().min(1).max(200).optional(),
})
/** What an event of a format is scheduled with. */
export type EventWish = z.infer<typeof scheduleSchema>

/** Calls about an event: planning it, and its room for guests. Who gives too many wrong codes is `too-many`. */
export const eventRoutes = {
  scheduleEvent: route({
    ...bare('scheduleEvent'),
    summary: 'Schedule an event of a format',
    description:
      'Makes the page of an event that runs a version of a format (the newest without `at`); the caller looks after it. With `repeat` a page for each of at most 52 dates, and `items` in place of the page.',
    access: onPage('fork'),
    status: 201,
    params: slugParams,
    body: scheduleSchema,
    answer: z.union([pageSchema, z.object({ items: z.array(pageSchema) })]),
  }),
  adaptEvent: route({
    ...bare('adaptEvent'),
    summary: 'Give an event a programme of its own',
    description:
      'Makes a fork of the format for the day of the event alone, at the version that it names, and answers it; the one that is there where there is one. It is as public as the format and stands in no list, search or count; who looks after the event looks after it. The text of the format stays as it is.',
    access: onPage('settings'),
    status: 201,
    params: slugParams,
    answer: pageSchema,
  }),
  dropAdapted: route({
    ...bare('dropAdapted'),
    summary: 'Go back to the programme of the format',
    description:
      'The event runs the version of the format as it is again. What was made for its day is kept, and comes back with `adaptEvent`.',
    access: onPage('settings'),
    params: slugParams,
    answer: pageSchema,
  }),
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
  leaveEvent: route({
    ...bare('leaveEvent'),
    summary: 'Leave an event as a guest',
    description:
      "Ends the caller's session as a guest of the event, for good. What they said stays theirs.",
    access: { kind: 'public' },
    params: slugParams,
    status: 204,
    answer: nothing,
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
      lang: z.string(),
      /** The licence of what is said there; null where the page names none. */
      license: z.string().nullable(),
      /** False once its room is closed: the code lets nobody in. */
      open: z.boolean(),
    }),
  }),
}
