import * as fsp from 'node:fs/promises'
import { join } from 'node:path'
import type { RevisionId } from '@forkshop/domain'
import { hasCode, syncFolder } from './durable-files.ts'

// Beside git's own files, which leave unknown names alone: it has to outlive the index.
const FILE = 'unverified-authors'

/** Revisions of a repository whose author address is claimed without proof, one id a line. */
export async function readUnverified(gitDirectory: string): Promise<ReadonlySet<string>> {
  try {
    const text = await fsp.readFile(join(gitDirectory, FILE), 'latin1')
    return new Set(text.split('\n').filter(Boolean))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return new Set()
    throw error
  }
}

/** Notes revisions; on disk when it resolves. Call before a ref leads to them. */
export async function noteUnverified(
  gitDirectory: string,
  revisions: readonly RevisionId[],
): Promise<void> {
  if (revisions.length === 0) return
  const file = await fsp.open(join(gitDirectory, FILE), 'a')
  try {
    // On a line of their own, whatever a full disk left of the one before.
    await file.writeFile(`\n${revisions.join('\n')}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
  await syncFolder(gitDirectory)
}
