import { createHash } from 'node:crypto'
import type { KeptWords, UpstreamChange } from '@forkshop/compare'
import type { DecisionFile, Person } from '@forkshop/repository'
import { z } from 'zod'

const kinds = ['changed', 'added', 'removed', 'moved', 'moved-changed', 'field'] as const

/** A decision to keep a page's own words, as its file has it. */
const decisionSchema = z.object({
  schema: z.literal(1),
  /** The page whose change was not taken: its id, and its address then. */
  origin: z.object({ page: z.string(), slug: z.string() }),
  kind: z.enum(kinds),
  path: z.array(z.string()),
  before: z.unknown(),
  after: z.unknown(),
  around: z.object({ above: z.string(), below: z.string() }),
  by: z.object({ name: z.string(), email: z.string() }),
  time: z.iso.datetime(),
  reason: z.string(),
})

/** A decision to keep a page's own words; `id` is the name of its file. */
export type KeptDecision = KeptWords &
  Omit<z.infer<typeof decisionSchema>, 'schema' | keyof KeptWords> & { readonly id: string }

/** Who decides what about whose change. */
export type Deciding = {
  readonly origin: { readonly id: string; readonly slug: string }
  readonly by: Person
  readonly time: Date
  readonly reason: string
}

/** The decision not to take a change. The same change of the same page has the same id, whoever decides. */
export function toDecision(
  { kind, path, before, after, around }: UpstreamChange,
  { origin, by, time, reason }: Deciding,
): KeptDecision {
  const words = { kind, path, before, after, around }
  const id = createHash('sha256')
    .update(JSON.stringify([origin.id, words]))
    .digest('hex')
  const from = { page: origin.id, slug: origin.slug }
  return { id: id.slice(0, 40), origin: from, ...words, by, time: time.toISOString(), reason }
}

/** The file of a decision. */
export function formatDecision({ id, ...decision }: KeptDecision): DecisionFile {
  return { name: id, text: `${JSON.stringify({ schema: 1, ...decision }, null, 1)}\n` }
}

/** Reads the file of a decision; null for what is none. */
export function parseDecision({ name, text }: DecisionFile): KeptDecision | null {
  try {
    const { schema: _, before, after, ...decision } = decisionSchema.parse(JSON.parse(text))
    return { id: name, before: before ?? null, after: after ?? null, ...decision }
  } catch {
    return null // no JSON, or nothing that we wrote
  }
}
