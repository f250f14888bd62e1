import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const roleSchema = z.enum(['facilitator', 'participant', 'researcher'])
const releaseSchema = z.object({ level: z.enum(['major', 'minor']), notes: z.string() })
const pageSchema = z.object({
  slug: z.string(),
  file: z.string(),
  /** The first start that the dates in its text are written for; without it they stay as they are. */
  datedOn: z.iso.date().optional(),
  maintainer: roleSchema,
  /** Who joins its draft; every member where nothing is said. */
  editing: z.enum(['open', 'maintainers']).optional(),
  releases: z.array(releaseSchema),
})

/** What was done on a day, at an hour of the event's place; in the order in which it was. */
const moveSchema = z.object({
  day: z.number().int(),
  at: z.string(),
  kind: z.enum(['start', 'done', 'skip', 'note', 'insert']),
  step: z.string().optional(),
  text: z.string().optional(),
  minutes: z.number().int().optional(),
  before: z.string().optional(),
})

const proposalSchema = z.object({
  /** That of the idea that it was made of. */
  key: z.string(),
  page: z.string(),
  /** The version that it was written on. */
  base: z.string(),
  author: roleSchema,
  title: z.string(),
  reason: z.string(),
  edits: z.array(z.object({ find: z.string(), replace: z.string() })),
})

const librarySchema = z.object({
  pages: z.array(pageSchema),
  fork: pageSchema.extend({ origin: z.string(), version: z.string(), reason: z.string() }),
  runs: z.array(z.object({ event: z.string(), by: roleSchema, moves: z.array(moveSchema) })),
  ideas: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['add', 'change']),
      text: z.string(),
      observed: z.string(),
      author: roleSchema,
      event: z.string(),
      anchor: z.object({ page: z.string(), at: z.string(), quote: z.string() }),
    }),
  ),
  /** What became, or may become, of the ideas. */
  proposals: z.array(proposalSchema),
  /** Those that were accepted, each with the version that it came with. */
  accepted: z.array(z.object({ proposal: z.string(), by: roleSchema, release: releaseSchema })),
})

export type DemoRole = z.infer<typeof roleSchema>
export type DemoLibrary = z.infer<typeof librarySchema>
export type DemoPage = z.infer<typeof pageSchema>
export type DemoRun = DemoLibrary['runs'][number]
export type DemoIdea = DemoLibrary['ideas'][number]
export type DemoProposal = DemoLibrary['proposals'][number]
export type DemoRelease = DemoPage['releases'][number]

/** The folder `demo/` of the checkout. */
const folder = new URL('../../../../../demo/', import.meta.url)

/** Reads what the demo library is made of; throws when its files are missing or wrong. */
export async function readDemoLibrary(): Promise<DemoLibrary> {
  return librarySchema.parse(JSON.parse(await readFile(new URL('library.json', folder), 'utf8')))
}

/** The text of a demo page. */
export function readDemoText(page: Pick<DemoPage, 'file'>): Promise<string> {
  return readFile(new URL(page.file, folder), 'utf8')
}
