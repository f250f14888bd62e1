import { z } from 'zod'
import { endpoints } from './endpoints.ts'
import { route } from './route.ts'
import { nothing, slugParams, slugSchema, timeSchema } from './shapes.ts'

const page = (action: string) => ({ kind: 'page', action }) as const
const codeSchema = z.object({ code: z.string(), open: z.boolean(), closes: timeSchema.nullable() })

export const eventRoutes = {
  getEventCode: route({
    ...endpoints.getEventCode,
    summary: 'The code that lets guests in',
    access: page('settings'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: nothing,
    answer: codeSchema,
  }),
  setEventCode: route({
    ...endpoints.setEventCode,
    summary: 'Open or close the room for guests',
    access: page('settings'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: z.object({ open: z.boolean(), renew: z.boolean().optional() }),
    answer: codeSchema,
  }),
  joinEvent: route({
    ...endpoints.joinEvent,
    summary: 'Enter an event as a guest',
    access: { kind: 'public' },
    status: 200,
    params: slugParams,
    query: nothing,
    body: z.object({
      code: z.string().trim().min(1).max(20),
      name: z.string().trim().max(80).optional(),
    }),
    answer: z.object({ event: slugSchema, name: z.string().nullable() }),
  }),
  findEventByCode: route({
    ...endpoints.findEventByCode,
    summary: 'The event a code belongs to',
    access: { kind: 'public' },
    status: 200,
    params: z.object({ code: z.string().max(20) }),
    query: nothing,
    body: nothing,
    answer: z.object({
      event: slugSchema,
      title: z.string(),
      /** False once its room is closed: the code lets nobody in. */
      open: z.boolean(),
    }),
  }),
}
