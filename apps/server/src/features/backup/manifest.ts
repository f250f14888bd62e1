import { hasCode } from '@forkshop/repository'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** The file that tells what a backup holds; written last, so that a backup without it is none. */
export const MANIFEST_FILE = 'manifest.json'

/** Counts up with each change after which older programs could no longer restore a backup. */
const FORMAT = 2
/** The first had no photographs. */
const FORMATS = [1, FORMAT] as const

// Nothing else is written where a backup is restored.
const place =
  /^(?:forkshop\.sqlite|secret|(?:media|photographs|imports)\/.+|lineages\/[a-z0-9-]+\.git\/(?:HEAD|config|packed-refs|unverified-authors|(?:refs|objects)\/.+))$/

/** Whether a path is one of the files that a library consists of, and leads nowhere else. */
export function isLibraryFile(text: string): boolean {
  const parts = text.split('/')
  return (
    place.test(text) && !/[\p{Cc}\\]/u.test(text) && !parts.some((part) => /^\.{0,2}$/.test(part))
  )
}

const fileSchema = z.object({
  path: z.string().refine(isLibraryFile),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const manifestSchema = z.object({
  kind: z.literal('forkshop-backup'),
  format: z.literal(FORMATS),
  /** When the records were copied, ISO 8601 in UTC. */
  made: z.iso.datetime(),
  /** Where the records are: in the backup, or in a PostgreSQL of which somebody else made a dump. */
  records: z.enum(['sqlite', 'postgres']),
  /** Null where the records are elsewhere. */
  pages: z.number().int().nullable(),
  accounts: z.number().int().nullable(),
  lineages: z.number().int(),
  files: z.array(fileSchema),
})

/** What a backup holds, every file with its checksum. */
export type Manifest = z.infer<typeof manifestSchema>
export type ManifestFile = Manifest['files'][number]

export type ManifestOutcome =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken' }
  /** Made by a later Forkshop. */
  | { readonly kind: 'later'; readonly format: number }

/** The text of a manifest. */
export function formatManifest(manifest: Omit<Manifest, 'kind' | 'format'>): string {
  const full: Manifest = { kind: 'forkshop-backup', format: FORMAT, ...manifest }
  return `${JSON.stringify(full, null, 1)}\n`
}

/** Reads the manifest of a backup. */
export async function readManifest(folder: string): Promise<ManifestOutcome> {
  const text = await readIfThere(path.join(folder, MANIFEST_FILE))
  if (text === null) return { kind: 'missing' }
  const value = parseJson(text)
  const manifest = manifestSchema.safeParse(value)
  if (manifest.success) return { kind: 'manifest', manifest: manifest.data }
  const later = z.object({ format: z.number().gt(FORMAT) }).safeParse(value)
  return later.success ? { kind: 'later', format: later.data.format } : { kind: 'broken' }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
