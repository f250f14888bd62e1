import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder, hasCode } from '@forkshop/repository'

/** Whether there is nothing in a folder, or no folder. */
export async function isEmptyOrMissing(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true
    throw error
  }
}

/**
 * Fills a folder beside its place under another name and puts it there whole at the end; what fails
 * leaves nothing. The folder must be empty or missing; `mode` says who may look into it.
 */
export async function fillNewFolder<Result>(
  { folder, mode }: { readonly folder: string; readonly mode: number },
  fill: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = `${folder}.unfinished-${randomBytes(4).toString('hex')}`
  await mkdir(path.dirname(folder), { recursive: true })
  await mkdir(temporary, { mode })
  try {
    const result = await fill(temporary)
    await rmdir(folder).catch(passOverMissing)
    await rename(temporary, folder)
    await syncFolder(path.dirname(folder))
    return result
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

function passOverMissing(error: unknown): void {
  if (hasCode(error, 'ENOENT')) return
  throw error
}
