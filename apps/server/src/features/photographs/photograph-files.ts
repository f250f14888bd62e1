import { readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { hasCode, namesIn, writeFileDurably } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'
import type { Shrunk } from './shrink.ts'

/** The folder of photographs within that of the data. */
const FOLDER = 'photographs'

/** Which of its two files. */
export type PhotographSize = 'small' | 'large'

type Place = { readonly page: string; readonly id: string }

/** Where a photograph lies. */
export function photographPath(
  services: Services,
  { page, id }: Place,
  size: PhotographSize,
): string {
  const name = size === 'large' ? `${id}.jpg` : `${id}.small.jpg`
  return path.join(services.settings.dataDirectory, FOLDER, page, name)
}

/** Keeps both files of a photograph, each whole or not at all. */
export async function writePhotograph(
  services: Services,
  place: Place,
  { large, small }: Shrunk,
): Promise<void> {
  await writeFileDurably(photographPath(services, place, 'large'), large)
  await writeFileDurably(photographPath(services, place, 'small'), small)
}

/** The bytes of a photograph; null where a power cut or a backup lost them. */
export async function readPhotograph(
  services: Services,
  place: Place,
  size: PhotographSize,
): Promise<Uint8Array | null> {
  const file = photographPath(services, place, size)
  try {
    return await readFile(file)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    services.log.error({ file }, 'a photograph is missing')
    return null
  }
}

/** Erases the files of photographs; what is gone already is no fault. */
export async function removeFiles(services: Services, places: readonly Place[]): Promise<void> {
  for (const place of places) {
    await rm(photographPath(services, place, 'large'), { force: true })
    await rm(photographPath(services, place, 'small'), { force: true })
  }
}

/** A file that was written before its row, or left when its row went, is nobody's after so long. */
const LEFT_MS = 60 * 60_000

/** Erases files of which no row tells: what a crash left between a file and its row. */
export async function removeLeftFiles(services: Services): Promise<void> {
  const root = path.join(services.settings.dataDirectory, FOLDER)
  const rows = await services.database.selectFrom('photograph').select(['page', 'id']).execute()
  const known = new Set(rows.map(({ page, id }) => `${page}/${id}`))
  for (const page of await namesIn(root)) {
    for (const name of await namesIn(path.join(root, page))) {
      if (known.has(`${page}/${name.split('.')[0] ?? ''}`)) continue
      const file = path.join(root, page, name)
      if (Date.now() - (await stat(file)).mtimeMs > LEFT_MS) await rm(file, { force: true })
    }
  }
}
