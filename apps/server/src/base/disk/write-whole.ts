import { open, rename, rm } from 'node:fs/promises'

/** Writes a file, whole and on disk or not at all; `mark` tells its temporary name from others. */
export async function writeWhole(target: string, bytes: Uint8Array, mark: string): Promise<void> {
  const temporary = `${target}.${mark}.tmp`
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
