import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PageId, RevisionId } from '@forkshop/domain'
import { hasCode, writeFileDurably, type Media } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'

/** The names of our own files: content hash and extension. */
const mediaLink = /\bmedia\/([0-9a-f]{8,64}\.(?:png|jpg|jpeg|webp|gif|pdf))\b/g

/** Every file name under `media/` that a text mentions, once each. */
export function mediaNamesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(mediaLink)].map((match) => match[1] ?? ''))]
}

/**
 * Files that a new text needs and its page's head lacks: those given, those uploaded and waiting,
 * and those of other revisions that it is made from (an accepted proposal's).
 */
export async function collectMedia(
  services: Services,
  need: {
    readonly page: PageId
    readonly text: string
    readonly head: RevisionId
    readonly from: readonly RevisionId[]
    readonly given: readonly Media[]
  },
): Promise<readonly Media[]> {
  const names = mediaNamesIn(need.text)
  if (names.length === 0) return need.given
  const there = new Set(await services.library.listMedia(need.page, need.head))
  const found = new Map(need.given.map((media) => [media.name, media]))
  for (const name of names) {
    if (there.has(name) || found.has(name)) continue
    const bytes =
      (await readPending(services, need.page, name)) ??
      (await readFromAny(services, { page: need.page, revisions: need.from, name }))
    if (bytes !== null) found.set(name, { name, bytes })
  }
  return [...found.values()]
}

/** The bytes of a file that waits for its text; null when there is none. */
export async function readPending(
  services: Services,
  page: string,
  name: string,
): Promise<Uint8Array | null> {
  const row = await services.database
    .selectFrom('media')
    .select('name')
    .where('page', '=', page)
    .where('name', '=', name)
    .executeTakeFirst()
  return row === undefined ? null : readWhenThere(services, pendingPath(services, page, name))
}

/** A file that a backup or a power cut lost keeps no text from being published. */
async function readWhenThere(services: Services, file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    services.log.error({ file }, 'a waiting picture is missing')
    return null
  }
}

/** Keeps a file, whole or not at all, until a text that names it is published. */
export async function writePending(services: Services, page: string, media: Media): Promise<void> {
  await writeFileDurably(pendingPath(services, page, media.name), media.bytes)
}

/** Forgets waiting files: they are part of a revision now, or nothing will ever name them. */
export async function dropPending(
  services: Services,
  page: string,
  media: readonly Pick<Media, 'name'>[],
): Promise<void> {
  for (const { name } of media) {
    const removed = await services.database
      .deleteFrom('media')
      .where('page', '=', page)
      .where('name', '=', name)
      .executeTakeFirst()
    if (removed.numDeletedRows > 0n) await rm(pendingPath(services, page, name), { force: true })
  }
}

async function readFromAny(
  services: Services,
  where: {
    readonly page: PageId
    readonly revisions: readonly RevisionId[]
    readonly name: string
  },
): Promise<Uint8Array | null> {
  for (const revision of where.revisions) {
    const bytes = await services.library.readMedia(where.page, revision, where.name)
    if (bytes !== null) return bytes
  }
  return null
}

/** Where a file waits for its text. */
export function pendingPath(services: Services, page: string, name: string): string {
  return path.join(services.settings.dataDirectory, 'media', page, name)
}
