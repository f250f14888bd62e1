import { z } from 'zod'
import { placeSchema, roleFactSchema } from './facts.ts'
import { pageSchema } from './page.ts'
import { articlePartSchema, pageViewSchema } from './page-view.ts'
import { bare, onPage, route } from './route.ts'
import { agendaSchema, atQuery, slugParams, slugSchema, versionSchema } from './shapes.ts'

/** A method as a print takes it along. */
const printedMethodSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  summary: z.string(),
  lang: z.string(),
  /** The version that is used; null for a text that was never released. */
  version: versionSchema.nullable(),
  /** What it says is needed, as safe HTML; null where it does not say. */
  materials: z.string().nullable(),
  parts: z.array(articlePartSchema),
})

/** What is run when: of an event the agenda of its format with its own dates and hours. */
const printedProgrammeSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  version: versionSchema.nullable(),
  lang: z.string(),
  agenda: agendaSchema,
  /** The date of each day of the agenda; null where there is none. */
  dates: z.array(z.iso.date().nullable()),
  /** Who is needed, as the front matter says; those who lead steps stand in the agenda. */
  roles: z.array(roleFactSchema),
})

/** A page as its sheets need it. */
export const printViewSchema = pageSchema
  .pick({
    slug: true,
    kind: true,
    title: true,
    summary: true,
    lang: true,
    license: true,
    version: true,
    revision: true,
  })
  .extend({
    /** True when the text in view is the newest. */
    current: z.boolean(),
    times: pageViewSchema.shape.times,
    venue: placeSchema.nullable(),
    cancelled: z.boolean(),
    /** Null for a page without an agenda. */
    programme: printedProgrammeSchema.nullable(),
    parts: z.array(articlePartSchema),
    /** In the order in which steps first use them, then others that the front matter pins. */
    methods: z.array(printedMethodSchema),
  })
/** What `viewPrint` answers. */
export type PrintView = z.infer<typeof printViewSchema>

/** Which text, and whether texts come along: without `texts=all`, `parts` are empty, of methods too. */
const printQuery = atQuery.extend({ texts: z.enum(['all', 'none']).optional() })

/** The call that prints are made of. */
export const printRoutes = {
  viewPrint: route({
    ...bare('viewPrint'),
    summary: 'A page as its print sheets show it',
    description:
      'Programme with dates and hours, roles, and the methods used with what they need: what run sheets, hand-outs, posters and badges are made of, the same for every reader. With `texts=all` the articles of the page and of its methods come along.',
    access: onPage('read'),
    params: slugParams,
    query: printQuery,
    answer: printViewSchema,
  }),
}
