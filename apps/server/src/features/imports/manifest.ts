import { hasCode, writeFileDurably } from '@forkshop/repository'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { importReportSchema } from '@forkshop/api'
import { parseLineageId, parsePageId, parseRevisionId, parseSlug } from '@forkshop/domain'
import { z } from 'zod'
import type { Services } from '../../records/services/services.ts'

const parsed = <Id>(parse: (text: string) => Id | null) =>
  z.string().transform((text, context): Id => {
    const id = parse(text)
    if (id !== null) return id
    context.addIssue({ code: 'custom', message: 'not an id' })
    return z.NEVER
  })
const pageId = parsed(parsePageId)
const lineageId = parsed(parseLineageId)
const revisionId = parsed(parseRevisionId)
const slug = parsed(parseSlug)

const moveSchema = z.object({ page: pageId, lineage: lineageId, from: revisionId, tip: revisionId })

/** Everything that an import is about to bring in, so that it can be finished after a crash. */
const manifestSchema = z.object({
  import: z.string(),
  /** When it was brought in, and by whom; null for the operator. */
  time: z.string(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  source: z.object({ name: z.string(), root: z.string(), commits: z.array(z.string()) }),
  staged: z.object({
    pages: z.array(
      z.object({ page: pageId, lineage: lineageId, tip: revisionId, meta: revisionId }),
    ),
    moves: z.array(moveSchema),
    newLineages: z.array(lineageId),
    knownLineages: z.array(lineageId),
  }),
  /**
   * Pages to be made, in the order of `staged.pages`; `path` is the one in the source, `tip` what the page has
   * of it where something was said of it besides.
   */
  pages: z.array(z.object({ page: pageId, slug, path: z.string(), tip: revisionId.optional() })),
  /** Pages that have all of the source now, under a path and perhaps a former one. */
  known: z.array(z.object({ page: pageId, path: z.string(), former: z.string(), tip: revisionId })),
  report: importReportSchema,
})
export type Manifest = z.infer<typeof manifestSchema>

const FILE = 'manifest.json'

/** Where all imports work; each has a folder of its own. */
export function importsFolder({ settings }: Pick<Services, 'settings'>): string {
  return path.join(settings.dataDirectory, 'imports')
}

/** The folder of one import. */
export function importFolder(services: Pick<Services, 'settings'>, id: string): string {
  return path.join(importsFolder(services), id)
}

/** Keeps a manifest; on disk when it resolves. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFileDurably(path.join(folder, FILE), JSON.stringify(manifest))
}

/** The manifest of an import that was being brought in; null where there is none. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path.join(folder, FILE), 'utf8')))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
