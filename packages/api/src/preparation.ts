import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import {
  eventStateSchema,
  personSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** Words on something to do, the last that were written, told to who leads the day alone. */
const noteSchema = z.object({
  text: z.string(),
  by: personSchema,
  time: timeSchema,
})

/** Something to do before an event. Names (`by`, `taken`) are told to who leads its day, to others they are null. */
export const preparationItemSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** The heading of the format below which it stands; null for what was added for this event. */
  section: z.string().nullable(),
  /** When it is due, counted back from the start; null where nothing says. */
  due: z.iso.date().nullable(),
  done: z.boolean(),
  by: personSchema.nullable(),
  time: timeSchema.nullable(),
  /** Who takes care of it. */
  taken: personSchema.nullable(),
  /** To those who do not lead the day null, whether there is one or not. */
  note: noteSchema.nullable(),
  /** True for what was done, is taken care of or has a note, and the format does not say any more. */
  gone: z.boolean(),
})
/** Something to do before an event. */
export type PreparationItem = z.infer<typeof preparationItemSchema>

const answerSchema = z.enum(['asked', 'yes', 'no'])

/** Somebody beside a role. To those who do not lead the day only who said yes and may be shown: all of these. */
export const rolePersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The account with which they said yes; null where it was by the link alone, or as a guest. */
  account: z.string().nullable(),
  answer: answerSchema,
  /** Whether they said that their name may be shown to everybody. */
  shown: z.boolean(),
  /** Whether a maintainer lets them lead the day. */
  leads: z.boolean(),
  /** When they were invited last. */
  invited: timeSchema,
})
/** Somebody beside a role. */
export type RolePerson = z.infer<typeof rolePersonSchema>

/** A role of the format, with who takes it. */
export const roleToFillSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** How many are needed at least; null where the format does not say it in a number. */
  wanted: z.number().int().nullable(),
  /** What the format says of it. */
  count: z.string().nullable(),
  /** How many said yes. */
  met: z.number().int(),
  /** True for a role that the format does not have any more, and that somebody is beside. */
  gone: z.boolean(),
  people: z.array(rolePersonSchema),
})
/** A role of the format, with who takes it. */
export type RoleToFill = z.infer<typeof roleToFillSchema>

/** What is to be prepared for an event: the same for every reader, but for names. */
export const preparationSchema = z.object({
  event: z.object({
    slug: slugSchema,
    title: z.string(),
    lang: z.string(),
    /** The first day, as the clocks at its place show it; null where the page does not say. */
    start: z.iso.date().nullable(),
    /** IANA name of the zone of the place. */
    zone: z.string(),
    state: eventStateSchema.nullable(),
  }),
  /** The day there when this was answered. */
  today: z.iso.date(),
  /** Whether the caller leads the day. */
  leads: z.boolean(),
  /** Where the list comes from; null where the format is not there for this reader. */
  format: z
    .object({
      slug: slugSchema,
      title: z.string(),
      lang: z.string(),
      version: versionSchema,
      /** Why readers are warned of this version. */
      withdrawn: z.string().nullable(),
      /** What a newer version would change of the list. */
      newer: z
        .object({
          version: versionSchema,
          added: z.number().int(),
          gone: z.number().int(),
        })
        .nullable(),
    })
    .nullable(),
  items: z.array(preparationItemSchema),
  roles: z.array(roleToFillSchema),
  materials: z.array(
    z.object({
      text: z.string(),
      /** The step or method that needs it. */
      for: z.string(),
      /** The method; null for a step. */
      method: slugSchema.nullable(),
    }),
  ),
})
/** What is to be prepared for an event. */
export type Preparation = z.infer<typeof preparationSchema>

const itemText = z.string().trim().min(1).max(500)
const itemParams = slugParams.extend({ item: z.string().max(60) })
const personParams = slugParams.extend({ person: z.string().max(60) })
const tokenParams = z.object({ token: z.string().max(100) })
const roleSchema = z.string().trim().min(1).max(60)
const nameSchema = z.string().trim().min(1).max(80)

/** What somebody who was invited for a role is shown, with the link alone. */
export const roleInviteSchema = z.object({
  event: z.object({
    slug: slugSchema,
    title: z.string(),
    summary: z.string(),
    lang: z.string(),
    start: z.iso.date().nullable(),
    state: eventStateSchema.nullable(),
  }),
  role: z.string(),
  name: z.string(),
  answer: answerSchema,
  shown: z.boolean(),
})
/** What somebody who was invited for a role is shown. */
export type RoleInvite = z.infer<typeof roleInviteSchema>

/** Calls about preparing an event. */
export const preparationRoutes = {
  getPreparation: route({
    ...bare('getPreparation'),
    summary: 'What is to be prepared',
    description:
      'The things to do that the format says are to be done before, with their dates counted back from the start, those that were added for this event, the roles with who takes them, and what is needed. An item is known by its words: it stays ticked whatever else changes. Names are told to who leads the day; others get those beside a role who said that they may be shown.',
    access: onPage('read'),
    params: slugParams,
    answer: preparationSchema,
  }),
  addPreparationItem: route({
    ...bare('addPreparationItem'),
    summary: 'Add something to do',
    description: 'For this event alone. Its date follows the event where that moves.',
    access: onPage('lead'),
    status: 201,
    params: slugParams,
    body: z.object({ text: itemText, due: z.iso.date().nullable().optional() }),
    answer: preparationItemSchema,
  }),
  setPreparationItem: route({
    ...bare('setPreparationItem'),
    summary: 'Tick something, take care of it, or write a note',
    description:
      'Who ticked first stays who did it; again changes nothing. `taken` says that the caller takes care of it, or that nobody does. `note` replaces the note of that time, null for none: one that somebody else wrote meanwhile is not written over. Without words it is taken away.',
    refuses: ['changed'],
    access: onPage('lead'),
    params: itemParams,
    body: z.object({
      done: z.boolean().optional(),
      taken: z.boolean().optional(),
      note: z
        .object({ text: z.string().trim().max(500), replaces: timeSchema.nullable() })
        .optional(),
    }),
    answer: preparationItemSchema,
  }),
  changePreparationItem: route({
    ...bare('changePreparationItem'),
    summary: 'Change what was added',
    description: 'Other words or another date for something that was added for this event.',
    access: onPage('lead'),
    params: itemParams,
    body: z.object({ text: itemText.optional(), due: z.iso.date().nullable().optional() }),
    answer: preparationItemSchema,
  }),
  removePreparationItem: route({
    ...bare('removePreparationItem'),
    summary: 'Remove what was added',
    description:
      'Removes something that was added for this event, or that the format does not say any more.',
    access: onPage('lead'),
    status: 204,
    params: itemParams,
    answer: z.object({}),
  }),
  inviteForRole: route({
    ...bare('inviteForRole'),
    summary: 'Invite somebody for a role',
    description:
      'Puts a name beside a role of the format and makes a link by which that person says yes or no, with an account or without one. The link is told once. `leads` lets them lead the day; only who maintains the event may say so.',
    access: onPage('lead'),
    status: 201,
    params: slugParams,
    body: z.object({ role: roleSchema, name: nameSchema, leads: z.boolean().optional() }),
    answer: z.object({ person: rolePersonSchema, link: z.string() }),
  }),
  changeRolePerson: route({
    ...bare('changeRolePerson'),
    summary: 'Change who is beside a role',
    description:
      'Another name or role, what they answered by other means, or whether they lead the day. Shown to everybody they are only where they said so themselves.',
    access: onPage('lead'),
    params: personParams,
    body: z.object({
      role: roleSchema.optional(),
      name: nameSchema.optional(),
      answer: answerSchema.optional(),
      leads: z.boolean().optional(),
    }),
    answer: rolePersonSchema,
  }),
  renewRoleLink: route({
    ...bare('renewRoleLink'),
    summary: 'Another link for somebody who was invited',
    description: 'The link of before leads nowhere from then on.',
    access: onPage('lead'),
    params: personParams,
    answer: z.object({ person: rolePersonSchema, link: z.string() }),
  }),
  removeRolePerson: route({
    ...bare('removeRolePerson'),
    summary: 'Take somebody off a role',
    description: 'Their link leads nowhere from then on.',
    access: onPage('lead'),
    status: 204,
    params: personParams,
    answer: z.object({}),
  }),
  getRoleInvite: route({
    ...bare('getRoleInvite'),
    summary: 'What a link for a role is about',
    description: 'The event and the role for which somebody is invited, and what they answered.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    answer: roleInviteSchema,
  }),
  answerRoleInvite: route({
    ...bare('answerRoleInvite'),
    summary: 'Say yes or no to a role',
    description:
      'As often as one likes, with an account or without one. `shown` says whether the name may stand beside the role for everybody; without it only those who lead the day see it. Who is signed in and says yes is known by their account.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    body: z.object({
      answer: z.enum(['yes', 'no']),
      shown: z.boolean().optional(),
      name: nameSchema.optional(),
    }),
    answer: roleInviteSchema,
  }),
}
