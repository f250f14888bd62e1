import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { nothing, personSchema, slugParams } from './shapes.ts'

/** Calls about who looks after a page. The last maintainer stays: `invalid`. */
export const peopleRoutes = {
  listPeople: route({
    ...bare('listPeople'),
    summary: 'Who looks after the page',
    description: "The page's maintainers.",
    access: onPage('read'),
    params: slugParams,
    answer: z.object({ items: z.array(personSchema.extend({ role: z.literal('maintainer') })) }),
  }),
  setPerson: route({
    ...bare('setPerson'),
    summary: 'Make somebody a maintainer',
    description: 'Makes an account a maintainer of the page; again changes nothing.',
    refuses: ['changed'],
    access: onPage('invite'),
    params: slugParams.extend({ user: z.string().max(100) }),
    body: z.object({ role: z.literal('maintainer') }),
    answer: nothing,
  }),
  removePerson: route({
    ...bare('removePerson'),
    summary: 'Take a maintainer off the page',
    description: 'Takes the right to look after the page; the last maintainer stays.',
    refuses: ['changed'],
    access: onPage('invite'),
    status: 204,
    params: slugParams.extend({ user: z.string().max(100) }),
    answer: nothing,
  }),
}
