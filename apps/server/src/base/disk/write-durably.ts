import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '@forkshop/repository'

/** Writes a file whole or not at all; it and its name are on disk when it resolves. */
export async function writeDurably(target: string, text: string): Promise<void> {
  const temporary = `${target}.tmp`
  const file = await open(temporary, 'w')
  try {
    await file.writeFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(temporary, target)
  await syncFolder(path.dirname(target))
}
