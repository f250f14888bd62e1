import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  RefusedSource,
  type Person,
  type SourceLocation,
  type SourceReading,
  hasCode,
} from '@forkshop/repository'
import { checkAddress, parseAddress, type Network } from './check-address.ts'
import { openFolder } from './folder-files.ts'
import { foreignKindOf } from './foreign/file-kind.ts'
import type { Losses } from './foreign/lost.ts'
import { openOne } from './foreign/one-file.ts'
import { withForeign } from './foreign/with-foreign.ts'
import type { ImportSource } from './import-request.ts'
import type { PlainFiles } from './plain-files.ts'
import { isWanted, plainLimits } from './plain-limits.ts'
import { openZip } from './zip-files.ts'

/** A source that can be fetched; close it afterwards. */
export type OpenedSource = {
  readonly location: SourceLocation
  /** Whether it has no history: its texts go on with the pages that they became before. */
  readonly isPlain: boolean
  /** Whether it is a single file, known by its name alone. */
  readonly isOne: boolean
  /** What documents lost as they became texts; complete once it was fetched. */
  readonly losses: Losses
  /** What was read of it, under the names that its files have. */
  readonly named: (reading: SourceReading) => SourceReading
  readonly close: () => void
}

/**
 * The name by which a source is known again: an address without scheme and `.git`, the last name of
 * a file or folder. Throws `RefusedSource` for an address that is none.
 */
export function nameOfSource(source: ImportSource): string {
  switch (source.kind) {
    case 'address': {
      const { host, pathname } = parseAddress(source.url)
      return `${host}${pathname.replace(/\.git$/, '')}`
    }
    case 'file':
      return path.basename(source.name)
    case 'folder':
      return path.basename(path.resolve(source.folder))
  }
}

/** Finds out what a source is and makes it ready. Throws `RefusedSource`. */
export async function openSource(
  source: ImportSource,
  by: Person,
  { network, signal }: { readonly network: Network; readonly signal: AbortSignal },
): Promise<OpenedSource> {
  switch (source.kind) {
    case 'address': {
      const checked = await checkAddress(source.url, network, signal)
      return withHistory({ kind: 'address', ...checked })
    }
    case 'file':
      return openFile(source, { by, signal })
    case 'folder':
      return openAnyFolder(path.resolve(source.folder), { by, signal })
  }
}

type Terms = { readonly by: Person; readonly signal: AbortSignal }

async function openFile(
  { file, name: called }: Extract<ImportSource, { readonly kind: 'file' }>,
  terms: Terms,
): Promise<OpenedSource> {
  const name = path.basename(called)
  const start = await readStart(file)
  if (start.startsWith('# v2 git bundle') || start.startsWith('# v3 git bundle')) {
    return withHistory({ kind: 'local', path: file })
  }
  const isDocument = foreignKindOf(name) !== null
  if (start.startsWith('PK') && !isDocument) {
    return withoutHistory(await openZip(file, plainLimits), terms)
  }
  if (isDocument || isWanted(name)) {
    return { ...withoutHistory(await openOne(file, name, plainLimits), terms), isOne: true }
  }
  throw new RefusedSource('archive', name)
}

async function openAnyFolder(folder: string, terms: Terms): Promise<OpenedSource> {
  const isGit = (await isThere(path.join(folder, '.git'))) || (await isBare(folder))
  return isGit
    ? withHistory({ kind: 'local', path: folder })
    : withoutHistory(await openFolder(folder, plainLimits), terms)
}

async function isBare(folder: string): Promise<boolean> {
  const parts = ['HEAD', 'objects', 'refs'].map((name) => isThere(path.join(folder, name)))
  return (await Promise.all(parts)).every(Boolean)
}

function withHistory(location: SourceLocation): OpenedSource {
  const losses = new Map<string, never>()
  return {
    location,
    isPlain: false,
    isOne: false,
    losses,
    named: (reading) => reading,
    close: () => {},
  }
}

function withoutHistory(
  { files, seconds, close }: PlainFiles,
  { by, signal }: Terms,
): OpenedSource {
  const read = withForeign(files, signal)
  const location = { kind: 'files', files: read.files, author: by, seconds } as const
  return { location, isPlain: true, isOne: false, ...read, close }
}

async function readStart(file: string): Promise<string> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(32), 0, 32, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}
