import { registrationStates } from '@forkshop/domain'
import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { nothing, slugParams, slugSchema, timeSchema } from './shapes.ts'

const stateSchema = z.enum(registrationStates)
const seatSchema = z.enum(['placed', 'waiting'])
const questionSchema = z.string().trim().min(1).max(200)
const nameSchema = z.string().trim().min(1).max(80)
const addressSchema = z.email().max(254)
const answerSchema = z.object({
  question: z.string().max(200),
  answer: z.string().trim().max(1000),
})
const answersSchema = z.array(answerSchema).max(10)

/** How an event takes registrations, the same for every reader: numbers, never names. */
export const comingSchema = z.object({
  /** Null where there is no end to places. */
  places: z.number().int().nullable(),
  placed: z.number().int(),
  waiting: z.number().int(),
  /** When registration closes; null where it is open until the event is over. */
  until: timeSchema.nullable(),
  /** When this was answered. */
  state: stateSchema,
  questions: z.array(z.string()),
  /** Days after the end for which names, addresses and answers are kept. */
  keepDays: z.number().int(),
  /** When what is said now will be erased; null where the event does not say when it is. */
  erased: timeSchema.nullable(),
})
/** How an event takes registrations. */
export type Coming = z.infer<typeof comingSchema>

/**
 * 128 random bits in hexadecimal, made on the device: the secret of a registration, whose link it is. Whoever has it
 * sees, changes and cancels the registration; the server keeps its hash.
 */
const keySchema = z.string().regex(/^[0-9a-f]{32}$/)
const keyParams = z.object({ key: keySchema })

/** A registration as whoever holds its link sees it. */
const ownSchema = z.object({
  /** The event; null where it is not to be seen any more, and `gone` says why. */
  event: z.object({ slug: slugSchema, title: z.string() }).nullable(),
  gone: z.enum(['deleted', 'private']).nullable(),
  state: z.enum(['placed', 'waiting', 'cancelled']),
  /** How many wait before; 0 for the next one, null for whoever does not wait. */
  before: z.number().int().nullable(),
  /** Empty once it was cancelled or erased. */
  name: z.string(),
  address: z.string().nullable(),
  answers: z.array(answerSchema),
  /** When the answers were erased, or null. */
  erasedAt: timeSchema.nullable(),
})
/** A registration as whoever holds its link sees it. */
export type OwnRegistration = z.infer<typeof ownSchema>

const changeSchema = z.object({
  name: nameSchema.optional(),
  /** Null takes it back: no more news. */
  address: addressSchema.nullable().optional(),
  answers: answersSchema.optional(),
})

/** A registration in the list of those who lead. */
const listedSchema = z.object({
  id: z.string(),
  state: seatSchema,
  name: z.string(),
  address: z.string().nullable(),
  answers: z.array(answerSchema),
  /** Written down at the door by those who lead. */
  walkIn: z.boolean(),
  present: z.boolean(),
  time: timeSchema,
})
/** A registration in the list of those who lead. */
export type ListedRegistration = z.infer<typeof listedSchema>

const namedSchema = z.object({ id: z.string(), name: z.string() })
const userParams = slugParams.extend({ user: z.string().max(100) })
const oneParams = slugParams.extend({ id: z.string().max(60) })

/** What registration is set to; what is left out or null has no bound, no end, no questions, the usual days. */
const planSchema = z.object({
  places: z.int().min(1).max(100_000).nullable().optional(),
  /** A date or a date and hour of the venue. */
  until: z.string().max(40).nullable().optional(),
  questions: z.array(questionSchema).max(10).optional(),
  keepDays: z.int().min(1).max(365).optional(),
})
/** What the registration of an event is set to. */
export type RegistrationPlan = z.infer<typeof planSchema>

/** `opens`: an ISO 8601 length before the start, `PT30M`. */
const onlinePlanSchema = z.object({ opens: z.string().max(40) })

/** How an event is planned to take people: set when it is scheduled, or later. */
export const comingPlanSchema = z.object({
  /** Null closes registration. Left out, it stays as it is. */
  registration: planSchema.nullable().optional(),
  /** Null for an event that is not online. */
  online: onlinePlanSchema.nullable().optional(),
})

/**
 * Registration for an event (not the making of accounts, which is *sign-up*), and the link to one that is online. Who
 * sees the list: maintainers of the event and members whom they named for it, never guests.
 */
export const registrationRoutes = {
  planComing: route({
    ...bare('planComing'),
    summary: 'Open or close registration, say when the online link opens',
    description:
      "Sets the fields `registration` and `online` of the event's page, as a revision of it; what is left out stays.",
    access: onPage('settings'),
    params: slugParams,
    body: comingPlanSchema,
    answer: nothing,
  }),
  listRegistrations: route({
    ...bare('listRegistrations'),
    summary: 'Who registered',
    description: 'Everybody who registered, in their order, and the members who see this list.',
    access: onPage('registrations'),
    params: slugParams,
    answer: z.object({
      slug: slugSchema,
      title: z.string(),
      items: z.array(listedSchema),
      coming: comingSchema.nullable(),
      /** Names and answers that were erased: only numbers are left of them. */
      erased: z.number().int(),
      present: z.number().int(),
      /** Members named for the list, beside the maintainers. */
      named: z.array(namedSchema),
      /** Whether the caller may name them. */
      mayName: z.boolean(),
    }),
  }),
  exportRegistrations: route({
    ...bare('exportRegistrations'),
    summary: 'Who registered, as a table',
    description:
      'The list as CSV (RFC 4180, UTF-8), with a column for each question. Nothing in it runs as a formula.',
    access: onPage('registrations'),
    params: slugParams,
    mediaType: 'text/csv',
    answer: z.unknown(),
  }),
  register: route({
    ...bare('register'),
    summary: 'Register for an event',
    description:
      'Takes a place, or one on the waiting list where none is left: `state` says which. No account is needed. Sent again with the same `key` it is the same registration, as it was first said. With `walkIn` those who lead write down who stands at the door: they are there, and have a place whatever the number.',
    refuses: ['not-open', 'id-taken', 'too-many'],
    access: onPage('register'),
    status: 201,
    params: slugParams,
    body: z.object({
      key: keySchema,
      name: nameSchema,
      /** For news of this event, where somebody wants them. */
      address: addressSchema.optional(),
      answers: answersSchema.optional(),
      walkIn: z.literal(true).optional(),
    }),
    answer: ownSchema,
  }),
  markRegistration: route({
    ...bare('markRegistration'),
    summary: 'Say that somebody came',
    description: 'Marks a registration as present, or not.',
    access: onPage('registrations'),
    params: oneParams,
    body: z.object({ present: z.boolean() }),
    answer: listedSchema,
  }),
  removeRegistration: route({
    ...bare('removeRegistration'),
    summary: 'Take somebody off the list',
    description:
      'Cancels a registration and erases what it said; its place goes to whoever waits first.',
    access: onPage('registrations'),
    status: 204,
    params: oneParams,
    answer: nothing,
  }),
  nameRegistrar: route({
    ...bare('nameRegistrar'),
    summary: 'Let a member see the list',
    description: 'Names a member for the registrations of the event; again changes nothing.',
    access: onPage('invite'),
    status: 204,
    params: userParams,
    answer: nothing,
  }),
  dropRegistrar: route({
    ...bare('dropRegistrar'),
    summary: 'Let a member see the list no more',
    description: 'Takes back that a member was named for the registrations.',
    access: onPage('invite'),
    status: 204,
    params: userParams,
    answer: nothing,
  }),
  findOwnRegistration: route({
    ...bare('findOwnRegistration'),
    summary: 'The registration of this browser',
    description:
      'The key of the registration for the event that was made or opened in this browser (by a cookie), null where there is none, and whether it has a place; with how many come.',
    access: onPage('register'),
    params: slugParams,
    answer: z.object({
      key: keySchema.nullable(),
      state: seatSchema.nullable(),
      coming: comingSchema.nullable(),
    }),
  }),
  getRegistration: route({
    ...bare('getRegistration'),
    summary: 'The own registration',
    description:
      'A registration by its key: whether it has a place, or how many wait before it. Who waited and has a place now is told here.',
    access: { kind: 'public' },
    params: keyParams,
    answer: ownSchema,
  }),
  changeRegistration: route({
    ...bare('changeRegistration'),
    summary: 'Change the own registration',
    description: 'Changes name, address or answers, until the event is over.',
    refuses: ['not-open'],
    access: { kind: 'public' },
    params: keyParams,
    body: changeSchema,
    answer: ownSchema,
  }),
  cancelRegistration: route({
    ...bare('cancelRegistration'),
    summary: 'Cancel the own registration',
    description:
      'Gives the place back and erases what was said; again changes nothing. Possible whatever became of the event.',
    access: { kind: 'public' },
    params: keyParams,
    answer: ownSchema,
  }),
  getOnline: route({
    ...bare('getOnline'),
    summary: 'The link of an event that is online',
    description:
      'The link for those who may have it: at any time for who leads, and from `opens` before the start for who has a place (by the cookie of their registration) or came in by code. For everybody else `url` is null, whether there is one or not.',
    access: onPage('read'),
    params: slugParams,
    answer: z.object({
      url: z.string().nullable(),
      /** When it is shown; null for an event that is not online or does not say when it begins. */
      from: timeSchema.nullable(),
      /** Whether the caller gets it then. */
      isFor: z.boolean(),
    }),
  }),
  setOnline: route({
    ...bare('setOnline'),
    summary: 'Set the link of an event that is online',
    description:
      'Keeps the link apart from the text: it stands in no page, history, calendar, feed, export or search. Null takes it away.',
    access: onPage('settings'),
    params: slugParams,
    body: z.object({
      /** Begins with `https://`. */
      url: z.string().trim().max(2000).nullable(),
    }),
    answer: nothing,
  }),
}
