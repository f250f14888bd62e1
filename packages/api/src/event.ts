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

export const eventRoutes = {
  getEventCode: route({
    ...bare('getEventCode'),
    summary: 'The code that lets guests in',
    access: onPage('settings'),
    params: slugParams,
    answer: codeSchema,
  }),
  setEventCode: route({
    ...bare('setEventCode'),
    summary: 'Open or close the room for guests',
    access: onPage('settings'),
    params: slugParams,
    body: z.object({ open: z.boolean(), renew: z.boolean().optional() }),
    answer: codeSchema,
  }),
  joinEvent: route({
    ...bare('joinEvent'),
    summary: 'Enter an event as a guest',
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
