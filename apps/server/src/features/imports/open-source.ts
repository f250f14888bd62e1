import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { RefusedSource, type Person, type SourceLocation, hasCode } from '@forkshop/repository'
import { checkAddress, parseAddress, type Network } from './check-address.ts'
import { openFolder } from './folder-files.ts'
import type { ImportSource } from './import-request.ts'
import type { PlainFiles } from './plain-files.ts'
import { plainLimits } from './plain-limits.ts'
import { openZip } from './zip-files.ts'

/** A source that can be fetched; close it afterwards. */
export type OpenedSource = {
  readonly location: SourceLocation
  /** Whether it has no history: its texts go on with the pages that they became before. */
  readonly isPlain: boolean
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
      return openFile(source.file, by)
    case 'folder':
      return openAnyFolder(path.resolve(source.folder), by)
  }
}

async function openFile(file: string, by: Person): Promise<OpenedSource> {
  const start = await readStart(file)
  if (start.startsWith('# v2 git bundle') || start.startsWith('# v3 git bundle')) {
    return withHistory({ kind: 'local', path: file })
  }
  if (start.startsWith('PK')) return withoutHistory(await openZip(file, plainLimits), by)
  throw new RefusedSource('archive', path.basename(file))
}

async function openAnyFolder(folder: string, by: Person): Promise<OpenedSource> {
  const isGit = (await isThere(path.join(folder, '.git'))) || (await isBare(folder))
  return isGit
    ? withHistory({ kind: 'local', path: folder })
    : withoutHistory(await openFolder(folder, plainLimits), by)
}

async function isBare(folder: string): Promise<boolean> {
  const parts = ['HEAD', 'objects', 'refs'].map((name) => isThere(path.join(folder, name)))
  return (await Promise.all(parts)).every(Boolean)
}

function withHistory(location: SourceLocation): OpenedSource {
  return { location, isPlain: false, close: () => {} }
}

function withoutHistory({ files, seconds, close }: PlainFiles, author: Person): OpenedSource {
  return { location: { kind: 'files', files, author, seconds }, isPlain: true, close }
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
