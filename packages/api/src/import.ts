import { z } from 'zod'
import { bare, route } from './route.ts'
import { kindSchema, slugSchema, timeSchema } from './shapes.ts'

/** Why something of a source is in no page. */
const leftReasonSchema = z.enum([
  'branch',
  'changed-here',
  'deleted',
  'deleted-here',
  'encrypted',
  'link',
  'not-allowed',
  'not-chosen',
  'not-markdown',
  'not-shown',
  'not-text',
  'picture-kind',
  'rewritten',
  'submodule',
  'tag',
  'too-large',
  'unreadable',
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

/** Why a text of a source is better left out, unless somebody wants it. */
const besideReasonSchema = z.enum(['license', 'repository', 'template', 'hidden'])

/** What of a file has no place in a text: what it is, an example where there is one, and how many. */
export const lostOfFileSchema = z.object({
  code: z.string(),
  subject: z.string(),
  count: z.number().int(),
})

/** What an import would do with one text, and what can be known of it before it comes. */
const plannedPageSchema = z.object({
  /** Where the text stands in the source. */
  path: z.string(),
  title: z.string(),
  /** A `fork` shares its past with a page of the library; `grown`, `proposed` and `same` have their page already. */
  fate: z.enum(['new', 'fork', 'grown', 'proposed', 'same']),
  /** The page that it has already, or is a fork of. */
  slug: slugSchema.nullable(),
  /** What the text says of itself. */
  kind: kindSchema.nullable(),
  lang: z.string(),
  license: z.string().nullable(),
  /** What it seems to be, where it does not say so. */
  guess: z.object({
    kind: kindSchema.nullable(),
    lang: z.string().nullable(),
    license: z.string().nullable(),
  }),
  /** Why it is better left out; null for what looks like a page. */
  beside: besideReasonSchema.nullable(),
  /**
   * The page as which a text that would be a new one seems to be here: it has the same `text`, or the same `title` and
   * no other kind.
   */
  already: z
    .object({ slug: slugSchema, title: z.string(), by: z.enum(['text', 'title']) })
    .nullable(),
  /** The agenda tables that are recognised in it; no minutes where a step says no length. */
  agenda: z.object({ days: z.number().int(), steps: z.number().int(), minutes: z.number() }),
  /** What of the file does not come along. */
  lost: z.array(lostOfFileSchema),
})

/** What an import would do, before anything is made. */
export const importPlanSchema = z.object({
  pages: z.array(plannedPageSchema),
  left: z.array(z.object({ path: z.string(), reason: leftReasonSchema })),
})
/** What an import would do, before anything is made. */
export type ImportPlan = z.infer<typeof importPlanSchema>
/** What an import would do with one text. */
export type PlannedImportPage = ImportPlan['pages'][number]

/** What is to come of a plan: texts that are not named stay out. */
export const importChoicesSchema = z.object({
  pages: z
    .array(
      z.object({
        path: z.string().min(1).max(1000),
        /** Written into the front matter of a new page where given. */
        kind: kindSchema.optional(),
        lang: z.string().trim().min(1).max(35).optional(),
        license: z.string().trim().min(1).max(60).optional(),
      }),
    )
    .min(1)
    .max(10_000),
})
/** What is to come of a plan. */
export type ImportChoices = z.infer<typeof importChoicesSchema>

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
  /** `planned` waits for `carryOutImport`, a day at most. */
  state: z.enum(['waiting', 'running', 'planned', 'done', 'failed', 'cancelled']),
  /** Null once it has ended, and while it is `planned`. */
  progress: progressSchema.nullable(),
  /** Of an import that is `planned`. */
  plan: importPlanSchema.nullable(),
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
      'Import the texts of a git address (`{address}`) or of a file (multipart, field `file`: Markdown, Word, HTML, zip, bundle)',
    description:
      'Begins to bring the texts of a git address, bundle, zip or single file (at most 200 MB) in as pages, with their histories where they have any, and answers at once; `getImport` tells how far it is. With `plan=asked` it makes nothing yet: it says what it would do and waits for `carryOutImport`. Word files (`.docx`) and HTML become Markdown. Addresses inside the network of the server are refused.',
    refuses: ['too-large', 'too-many'],
    access: { kind: 'signed-in' },
    status: 201,
    query: z.object({
      /** `kept` keeps e-mail addresses of authors. */
      addresses: z.enum(['kept', 'left-out']).optional(),
      /** `asked`: it stops when it knows what it would do, and waits for `carryOutImport`. */
      plan: z.enum(['asked', 'none']).optional(),
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
  carryOutImport: route({
    ...bare('carryOutImport'),
    summary: 'Bring in what was chosen of a planned import',
    description:
      'Begins the import that was `planned`, with the texts that are named and what is said of each; all others stay out. One that is not planned (any more) is `not-open`.',
    refuses: ['not-open', 'too-many'],
    access: { kind: 'signed-in' },
    params: idParams,
    body: importChoicesSchema,
    answer: importSchema,
  }),
}
