import * as fsp from 'node:fs/promises'
import { join, sep } from 'node:path'
import { hasCode } from '../durable-files.ts'
import type { Storage } from './chores.ts'

// Beside git's own files, which leave unknown names alone; its time is what counts.
const TIDIED = 'tidied'
const LOOSE_OBJECT = /^objects[/\\][0-9a-f]{2}[/\\][0-9a-f]{38}$/
const PACK = /^objects[/\\]pack[/\\]pack-[0-9a-f]+\.pack$/

/** Looks at how a repository lies on disk. What goes away meanwhile is not counted. */
export async function readStorage(gitDirectory: string): Promise<Storage> {
  const entries = await fsp.readdir(gitDirectory, { recursive: true, withFileTypes: true })
  let bytes = 0
  let looseObjects = 0
  let packs = 0
  let looseRefs = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(gitDirectory.length + 1)
    bytes += (await statWhenThere(path))?.size ?? 0
    if (LOOSE_OBJECT.test(name)) looseObjects += 1
    else if (PACK.test(name)) packs += 1
    else if (name.startsWith(`refs${sep}`)) looseRefs += 1
  }
  const mark = await statWhenThere(join(gitDirectory, TIDIED))
  return { bytes, looseObjects, packs, looseRefs, tidied: mark?.mtime.toISOString() ?? null }
}

/** Notes that a repository was put in order now. */
export function noteTidied(gitDirectory: string): Promise<void> {
  return fsp.writeFile(join(gitDirectory, TIDIED), '')
}

async function statWhenThere(path: string): Promise<{ size: number; mtime: Date } | null> {
  try {
    return await fsp.stat(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
