import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { nothing, personSchema, slugParams, slugSchema, timeSchema } from './shapes.ts'

/** 128 random bits in hexadecimal, made on the device. */
export const photographIdSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** What a photograph belongs to: `idea:<id>`, or `event:<slug>` for one of a paper board. */
const belongingSchema = z.string().regex(/^(?:idea:[0-9a-z]{1,60}|event:[a-z0-9-]{1,80})$/)

/** A photograph as everybody sees it once it was released; width and height are in pixels. */
export const shownPhotographSchema = z.object({
  id: photographIdSchema,
  /** What it shows, in the words of who sent it; empty where they said nothing. */
  description: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
/** A photograph as everybody sees it. */
export type ShownPhotograph = z.infer<typeof shownPhotographSchema>

/**
 * A photograph as who may see it sees it. `licence` is the one under which its sender lets it be used, `people` whether
 * they said that those on it agree, `credit` whether their name may stand with it.
 */
export const photographSchema = shownPhotographSchema.extend({
  /** The page that it stands on: its idea's, or the event. */
  page: slugSchema,
  idea: z.string().nullable(),
  event: slugSchema.nullable(),
  /** Whether others see it. */
  released: z.boolean(),
  /** Whether the caller sent it, and whether they may release it. */
  own: z.boolean(),
  leads: z.boolean(),
  licence: z.string().nullable(),
  people: z.boolean(),
  credit: z.boolean(),
  /** Told to who sent it and to who leads; to others where it may stand with the photograph. */
  author: personSchema.nullable(),
  byGuest: z.boolean(),
  /** Hidden from everybody but maintainers, who are told so, and who sent it. */
  hidden: z.boolean().optional(),
  time: timeSchema,
  /** When it is erased if nobody releases it; null once it was. */
  erased: timeSchema.nullable(),
})
/** A photograph as who may see it sees it. */
export type Photograph = z.infer<typeof photographSchema>

const photographsSchema = z.object({
  items: z.array(photographSchema),
  /** The licence of the page, which who sends a photograph is asked to agree to; null where it states none. */
  licence: z.string().nullable(),
})
/** The photographs of a page. */
export type Photographs = z.infer<typeof photographsSchema>

const idParams = z.object({ id: photographIdSchema })
/** Whole, or at most 480 pixels a side. */
export const photographSizeQuery = z.object({ size: z.enum(['small', 'large']).default('large') })

/**
 * Calls about photographs that come with ideas, or that show the paper boards of an event. They are records and enter
 * no text, history, feed or export by themselves. Until somebody who leads the event releases one, its sender and they
 * alone see it; everybody else is told that there is none.
 */
export const photographRoutes = {
  listPhotographs: route({
    ...bare('listPhotographs'),
    summary: 'Photographs of a page',
    description:
      'Photographs of the ideas on a page, the newest first and at most 500; for an event also its own, and those of ideas said there about other pages. Those that wait are told to who sent them and to who may release them.',
    access: onPage('read'),
    params: slugParams,
    answer: photographsSchema,
  }),
  sendPhotograph: route({
    ...bare('sendPhotograph'),
    summary: 'Send a photograph (multipart, field `file`)',
    description:
      'A photograph (jpeg, png, webp; at most 5 MB) of an own idea (`of=idea:<id>`) or of a board of an event (`of=event:<slug>`). Everything that its file says beside the picture (place, device, person, date) is taken out, and it is kept as a JPEG of at most 2000 pixels a side. The same id from the same sender answers the same photograph, for ever and whatever the rest says; another’s is `id-taken`. There may be 3 with an idea, 20 of one person at an event and 300 at an event: beyond that, `too-large`.',
    refuses: ['id-taken', 'too-large'],
    access: onPage('idea'),
    params: idParams,
    query: z.object({ of: belongingSchema }),
    upload: 'file',
    body: z.unknown(),
    answer: photographSchema,
  }),
  getPhotograph: route({
    ...bare('getPhotograph'),
    summary: 'A photograph',
    description:
      'The bytes of a photograph, or of a small one of at most 480 pixels a side. No shared cache keeps it.',
    access: onPage('read'),
    params: idParams,
    query: photographSizeQuery,
    mediaType: 'image/jpeg',
    answer: z.unknown(),
  }),
  changePhotograph: route({
    ...bare('changePhotograph'),
    summary: 'Describe an own photograph, and say what may be done with it',
    description:
      'For who sent it. `licence` says yes to the licence of its page as it is now, `people` that those who are on it agree, `credit` that the own name may stand with it; each can be taken back. What was put into a text before stays there.',
    access: onPage('idea'),
    params: idParams,
    body: z.object({
      description: z.string().trim().max(300).optional(),
      licence: z.boolean().optional(),
      people: z.boolean().optional(),
      credit: z.boolean().optional(),
    }),
    answer: photographSchema,
  }),
  deletePhotograph: route({
    ...bare('deletePhotograph'),
    summary: 'Take a photograph back',
    description:
      'Erases a photograph, file and record, by who sent it or who leads. Its id is not given again.',
    access: onPage('idea'),
    status: 204,
    params: idParams,
    answer: nothing,
  }),
  releasePhotograph: route({
    ...bare('releasePhotograph'),
    summary: 'Release a photograph',
    description:
      'Shows a photograph to everybody who sees what it belongs to; again changes nothing.',
    access: onPage('lead'),
    params: idParams,
    answer: photographSchema,
  }),
  placePhotograph: route({
    ...bare('placePhotograph'),
    summary: 'Put a photograph among the pictures of a page',
    description:
      'Copies a released photograph to where the pictures of a page wait for its text, which names it `media/<name>`. `not-open` until its sender has agreed to the licence of that page, and said that those on it agree. `credit` is whom to name with it.',
    refuses: ['not-open', 'too-large'],
    access: onPage('accept'),
    params: idParams,
    body: z.object({ page: slugSchema }),
    answer: z.object({
      name: z.string(),
      description: z.string(),
      credit: z.string().nullable(),
      width: z.number().int(),
      height: z.number().int(),
    }),
  }),
}
