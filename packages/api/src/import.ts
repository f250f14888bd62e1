import { z } from 'zod'
import { bare, route } from './route.ts'
import { slugSchema, timeSchema } from './shapes.ts'

/** Why something of a source is in no page. */
const leftReasonSchema = z.enum([
  'branch',
  'changed-here',
  'deleted',
  'deleted-here',
  'link',
  'not-allowed',
  'not-markdown',
  'not-shown',
  'not-text',
  'picture-kind',
  'rewritten',
  'submodule',
  'tag',
  'too-large',
])
/** Why something of a source is in no page. */
export type ImportLeftReason = z.infer<typeof leftReasonSchema>

/** What an import did. */
export const importReportSchema = z.object({
  /** Texts that have a page now. */
  pages: z.array(
    z.object({
      slug: slugSchema,
      /** Where the text stands in the source. */
      path: z.string(),
      /** Whether this import made the page. */
      created: z.boolean(),
      /** Revisions that it has got by this import. */
      revisions: z.number().int(),
      /** The page that it is a fork of, with how many revisions each has alone. */
      forkedFrom: z
        .object({ slug: slugSchema, ahead: z.number().int(), behind: z.number().int() })
        .nullable(),
      /** Number of the proposal that holds what is new, because the page had changed by itself. */
      proposal: z.number().int().nullable(),
    }),
  ),
  /** What was left out; a path of the source, or the name of a branch or tag. */
  left: z.array(z.object({ path: z.string(), reason: leftReasonSchema })),
  /** Sources imported before that share commits with this one. */
  related: z.array(
    z.object({ source: z.string(), ahead: z.number().int(), behind: z.number().int() }),
  ),
  /** What is wrong in front matter: the text came in as it is; and reasons that were cut (`message`). */
  warnings: z.array(
    z.object({ path: z.string(), field: z.string(), code: z.string(), message: z.string() }),
  ),
})
/** What an import did, page by page, and what it left out. */
export type ImportReport = z.infer<typeof importReportSchema>

/** The steps of an import, in their order. */
const importSteps = ['waiting', 'fetching', 'reading', 'making', 'storing'] as const

/** How far an import is; `total` is 0 where that cannot be told. */
const progressSchema = z.object({
  step: z.enum(importSteps),
  done: z.number().int(),
  total: z.number().int(),
})
/** How far an import is. */
export type ImportProgress = z.infer<typeof progressSchema>

/**
 * An import as who asked for it sees it. `source` is the address or the name of the file; `titles` and `report` are
 * as the library is now.
 */
export const importSchema = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** Null once it has ended. */
  progress: progressSchema.nullable(),
  /** Null until it is done. */
  report: importReportSchema.nullable(),
  /** Titles of the pages of the report, by slug; a page that has none any more is missing. */
  titles: z.record(z.string(), z.string()),
  /** Why it failed, as code and in the reader's language; nothing of it was stored. */
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  created: timeSchema,
  finished: timeSchema.nullable(),
})
/** What the calls about imports answer. */
export type Import = z.infer<typeof importSchema>

/** A form for who sends it; the server has its file on disk by then. */
const fileSchema = z.custom<FormData>(
  (value) =>
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'spooled',
)

const idParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })

/**
 * Calls about imports, for who asked for them and for admins. A source that may not be fetched is `invalid`; too many
 * at a time are `too-many`.
 */
export const importRoutes = {
  createImport: route({
    ...bare('createImport'),
    summary:
      'Import the Markdown pages of a git address (`{address}`) or of a bundle or zip (multipart, field `file`)',
    description:
      'Begins to bring the Markdown files of a git address, bundle or zip (at most 200 MB) in as pages with their histories, and answers at once; `getImport` tells how far it is. Addresses inside the network of the server are refused.',
    refuses: ['too-large', 'too-many'],
    access: { kind: 'signed-in' },
    status: 201,
    query: z.object({
      /** `kept` keeps e-mail addresses of authors. */
      addresses: z.enum(['kept', 'left-out']).optional(),
    }),
    upload: 'file-or-json',
    body: z.union([z.object({ address: z.string().trim().min(1).max(2000) }), fileSchema]),
    answer: importSchema,
  }),
  getImport: route({
    ...bare('getImport'),
    summary: 'How far an import is, and what it did; for who asked for it',
    description: 'For who asked for it, and for admins.',
    access: { kind: 'signed-in' },
    params: idParams,
    answer: importSchema,
  }),
  cancelImport: route({
    ...bare('cancelImport'),
    summary: 'Stop an import; nothing of it is stored, unless it is being stored already',
    description: 'Nothing of a stopped import is kept, unless it is being stored already.',
    access: { kind: 'signed-in' },
    params: idParams,
    answer: importSchema,
  }),
}
