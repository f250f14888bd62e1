import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import path from 'node:path'
import { RefusedSource, type PlainFile } from '@forkshop/repository'
import type { PlainFiles } from './plain-files.ts'
import { isWanted, mostBytes, type PlainLimits } from './plain-limits.ts'

type Found = { readonly path: string; readonly isLink: boolean; readonly bytes: number }

/** The files below a folder; links are named, never followed. Throws `RefusedSource`. */
export async function openFolder(folder: string, limits: PlainLimits): Promise<PlainFiles> {
  const found: Found[] = []
  let seconds = 0
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() && !entry.isSymbolicLink()) continue
    const full = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, full).split(path.sep).join('/')
    const isRead = entry.isFile() && isWanted(name)
    const status = isRead ? await stat(full) : null
    if (status !== null) {
      seconds = Math.max(seconds, Math.floor(status.mtimeMs / 1000))
      bytes += status.size
    }
    if (bytes > limits.allBytes) throw new RefusedSource('too-large', String(limits.allBytes))
    const one = { path: name, isLink: entry.isSymbolicLink(), bytes: status?.size ?? 0 }
    if (found.push(one) > limits.files) throw new RefusedSource('too-many', String(limits.files))
  }
  return { files: readAll(folder, found, limits), seconds, close: () => {} }
}

async function* readAll(
  folder: string,
  found: readonly Found[],
  limits: PlainLimits,
): AsyncGenerator<PlainFile> {
  for (const { path: name, isLink, bytes } of found.toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  )) {
    const full = path.join(folder, name)
    if (isLink) yield { path: name, isLink, bytes: Buffer.from(await readlink(full)) }
    else if (!isWanted(name)) yield { path: name, bytes: new Uint8Array() }
    else if (bytes > mostBytes(name, limits)) throw new RefusedSource('too-large', name)
    else yield { path: name, bytes: await readFile(full) }
  }
}
