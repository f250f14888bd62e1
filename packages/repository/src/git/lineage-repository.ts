import { join } from 'node:path'
import type { LineageId } from '@forkshop/domain'
import { checkId } from '../names.ts'
import type { LockPatience } from './refs/locked-file.ts'
import { createRefStore } from './refs/ref-store.ts'
import type { RefStore } from './refs/ref-store.ts'

/** The bare repository that holds all pages of a lineage. */
export type LineageRepository = {
  readonly id: LineageId
  readonly gitDirectory: string
  readonly refs: RefStore
}

/** Finds a lineage's repository, the same object each time; whether it exists is not asked. */
export type LineageRepositories = (id: LineageId) => LineageRepository

const SUFFIX = '.git'

/** The repositories below a folder, named `<lineage>.git`. */
export function createLineageRepositories(
  directory: string,
  patience: LockPatience,
): LineageRepositories {
  const opened = new Map<LineageId, LineageRepository>()
  return (id) => {
    const known = opened.get(id)
    if (known !== undefined) return known
    const gitDirectory = join(directory, `${checkId(id)}${SUFFIX}`)
    const repository = { id, gitDirectory, refs: createRefStore(gitDirectory, patience) }
    opened.set(id, repository)
    return repository
  }
}

/** The text before `.git` in the name of a lineage's folder, null for other names. */
export function lineageNameOf(folder: string): string | null {
  return folder.endsWith(SUFFIX) ? folder.slice(0, -SUFFIX.length) : null
}
