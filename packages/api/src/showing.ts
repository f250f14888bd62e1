import { stepStates } from '@forkshop/domain'
import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { nothing, slugParams, slugSchema, timeSchema } from './shapes.ts'

/** Names something that may be shown in the room: `idea:<id>`, `card:<id>`. */
const showableSchema = z.string().regex(/^(idea|card):[0-9a-z]{1,60}$/)

/** What the clocks at the event's place show: ISO 8601 with their offset. */
const placeTimeSchema = z.iso.datetime({ offset: true })
const keySchema = z.string().regex(/^[\w-]{43}$/)

/** What the screen of a room shows: nothing else is told to who holds its link. */
export const roomScreenSchema = z.object({
  event: z.object({
    slug: slugSchema,
    title: z.string(),
    lang: z.string(),
    /** IANA name of the zone of the place. */
    zone: z.string(),
  }),
  /** What the clocks there show. */
  now: placeTimeSchema,
  /** Whether something of the day was started; `closed` once it was closed. */
  state: z.enum(['none', 'going', 'closed']),
  /** Since when the clock waits; null when it goes. */
  frozen: placeTimeSchema.nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      /** Index of the day, from 0. */
      day: z.number().int(),
      step: z.string(),
      /** When it began, or will as things stand; null where that is not known. */
      start: placeTimeSchema.nullable(),
      end: placeTimeSchema.nullable(),
      /** When its time is up or was, which of one that runs on is before `end`. */
      due: placeTimeSchema.nullable(),
      state: z.enum(stepStates),
    }),
  ),
  /** The code that lets guests in; null while they are not let in. */
  code: z.string().nullable(),
  /** The newest first and at most 100. */
  shown: z.array(
    z.object({
      of: showableSchema,
      text: z.string(),
      /** The column of a card, whose title is null where each language names it; null for an idea. */
      column: z.object({ id: z.string(), title: z.string().nullable() }).nullable(),
      /** The dots on a card; null while they are hidden, and for an idea. */
      dots: z.number().int().nullable(),
    }),
  ),
  /** How many there are to be shown. */
  count: z.number().int(),
  /** Whether the caller leads the day, and may say what is shown. */
  leads: z.boolean(),
})
/** What the screen of a room shows. */
export type RoomScreen = z.infer<typeof roomScreenSchema>

const roomLinkSchema = z.object({
  id: z.string(),
  made: timeSchema,
  /** Who made it. */
  by: z.string(),
})

const showingSchema = z.object({
  /** Whether every idea of the event is shown as it comes in, and every card of its closing circle. */
  allAtOnce: z.boolean(),
  cardsAtOnce: z.boolean(),
  /** What is on the screen, the newest first. */
  shown: z.array(showableSchema),
  /** Links to the screen that are good, the newest first. */
  links: z.array(roomLinkSchema),
})
/** What is shown in a room, for who leads the day. */
export type Showing = z.infer<typeof showingSchema>

const showableParams = slugParams.extend({ of: showableSchema })

/** Calls about the screen of the room in which an event takes place. */
export const showingRoutes = {
  getRoomScreen: route({
    ...bare('getRoomScreen'),
    summary: 'What the screen of the room shows',
    description:
      'The day as it goes, the code of the room, and what was shown: no names, notes or registrations, and nothing that is hidden. For who leads the day, and for a browser that opened a link to the screen which is still good (`openRoomScreen`); others are refused. `followLive` with `screen` tells when to look again.',
    access: { kind: 'public' },
    params: slugParams,
    answer: roomScreenSchema,
  }),
  openRoomScreen: route({
    ...bare('openRoomScreen'),
    summary: 'Open a link to the screen of the room',
    description:
      'Takes the key of a link (what stands behind `#` in its address, so that no server on the way is told) and gives the browser a cookie that opens the screen of this event, and nothing else. 404 for a key that opens nothing or not any more.',
    access: { kind: 'public' },
    status: 204,
    params: slugParams,
    body: z.object({ key: keySchema }),
    answer: nothing,
  }),
  getShowing: route({
    ...bare('getShowing'),
    summary: 'What is shown in the room, and the links to its screen',
    description:
      'What those who lead the day chose: whether ideas and cards are shown as they come in, what is on the screen, which links to it are good.',
    access: onPage('lead'),
    params: slugParams,
    answer: showingSchema,
  }),
  setShowing: route({
    ...bare('setShowing'),
    summary: 'Show all at once, or only what is chosen',
    description:
      'With `allAtOnce` every idea of the event is on the screen of the room as soon as it comes in, but for those that were taken off; with `cardsAtOnce` every card of its closing circle. Both are off at first, and what is not named stays as it is.',
    access: onPage('lead'),
    status: 204,
    params: slugParams,
    body: z.object({ allAtOnce: z.boolean(), cardsAtOnce: z.boolean() }).partial(),
    answer: nothing,
  }),
  showInRoom: route({
    ...bare('showInRoom'),
    summary: 'Show something in the room',
    description:
      'Puts an idea or a card of the closing circle on the screen of the event’s room. Shown again it is the newest.',
    access: onPage('lead'),
    status: 204,
    params: showableParams,
    answer: nothing,
  }),
  takeOffRoom: route({
    ...bare('takeOffRoom'),
    summary: 'Take something off the screen of the room',
    description: 'It stays off when all is shown at once. Again changes nothing.',
    access: onPage('lead'),
    status: 204,
    params: showableParams,
    answer: nothing,
  }),
  makeRoomLink: route({
    ...bare('makeRoomLink'),
    summary: 'Make a link to the screen of the room',
    description:
      'For the computer of the projector: whoever has it sees the screen of the room and nothing else, without an account. Its address is told once. It ends when it is ended, and with the event; where the day still goes on then, with the day, at the latest 12 hours later. Ten are good at a time, one more ends the oldest.',
    refuses: ['not-open'],
    access: onPage('lead'),
    status: 201,
    params: slugParams,
    answer: z.object({ link: roomLinkSchema, address: z.string() }),
  }),
  endRoomLink: route({
    ...bare('endRoomLink'),
    summary: 'End a link to the screen of the room',
    description: 'It opens nothing from then on, and screens that it opened end at once.',
    access: onPage('lead'),
    status: 204,
    params: slugParams.extend({ id: z.string().max(60) }),
    answer: nothing,
  }),
}
