import { z } from 'zod'

const text = z.string()

/** A revision that a page is about to get: known again by its parent and by who said what of it. */
const publication = { page: text, from: text, time: text, reason: text, email: text }

/** What is remembered of work under way, by its kind: enough to finish it from what git holds. */
const schemas = {
  create: z.object({ page: text, slug: text, lineage: text, originVersion: text.nullable() }),
  /** `undoes` is an earlier revision of the page that it takes back. */
  publish: z.object({ ...publication, undoes: text.optional() }),
  /** A revision that is in the feed and whose page row is still behind. */
  sync: z.object({ page: text }),
  release: z.object({ page: text, version: text }),
  /** `as` is what the feed says of a new slug or a deletion. */
  meta: z.object({
    page: text,
    as: z.object({ name: text, email: text, time: text, reason: text }).optional(),
  }),
  proposal: z.object({
    page: text,
    number: z.number(),
    title: text,
    reason: text,
    author: text.nullable(),
    author_name: text,
    base: text,
    event: text.nullable(),
    created: text,
    ideas: z.array(text).readonly(),
    /** The guest's offer that is shown by it. */
    offer: z.object({ id: text, by: text, byName: text, time: text }).nullable().default(null),
    /** The revision that it leads to, where git had it before; else one that its author wrote then. */
    head: text.nullable().default(null),
  }),
  /** Older ones have no reason and no address: their revision was announced, and is told of, by itself. */
  accept: z.object({
    ...publication,
    reason: text.optional(),
    email: text.optional(),
    number: z.number(),
    head: text,
    by: text,
    byName: text,
  }),
  /** A decline or a withdrawal. */
  'proposal-end': z.object({
    page: text,
    number: z.number(),
    state: z.enum(['declined', 'withdrawn']),
    reason: text,
    by: text,
    byName: text,
    time: text,
  }),
  /** The next state of a proposal, once its ref has left `from`. */
  'proposal-state': z.object({
    page: text,
    number: z.number(),
    from: text,
    base: text,
    title: text,
    reason: text,
    /** Where it is said to come from now; left out, that stays as it was. */
    event: text.nullable().optional(),
  }),
  /** The day of an event, with the bytes that git has of it once it is closed. */
  'run-close': z.object({ page: text, run: text, closed: text }),
  import: z.object({ import: text }),
  /** A slug that is kept for an import until its pages have rows. */
  'import-slug': z.object({ import: text }),
}

export type Kind = keyof typeof schemas

type Inputs = { readonly [K in Kind]: z.input<(typeof schemas)[K]> }
type Outputs = { readonly [K in Kind]: z.output<(typeof schemas)[K]> }

/** What is said of a piece of work before it begins. */
export type Announced<K extends Kind> = Inputs[K]

/** The same as whoever finishes it reads it. */
export type Payload<K extends Kind> = Outputs[K]

/** One schema a kind. */
export const kinds: { readonly [K in Kind]: z.ZodType<Outputs[K]> } = schemas

export const isKind = (name: string): name is Kind => Object.hasOwn(schemas, name)
