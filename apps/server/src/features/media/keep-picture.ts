import { ProblemError } from '../../base/problem-error.ts'
import { MAX_FILE_BYTES } from '../../base/http/upload.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { dropPending, writePending } from './pending.ts'
import type { Picture } from './picture.ts'

/** Pictures of one page together, waiting and published (design section 7). */
export const MAX_PAGE_BYTES = 50 * 1024 * 1024

/** The page that a picture is for; without a head one that is still a draft. */
type Place = { readonly id: string; readonly head: string | null }

/** Keeps a picture until a text of the page names it. Throws `too-large` where it or all of the page's are. */
export async function keepPicture(
  services: Services,
  page: Place,
  { picture, account }: { readonly picture: Picture; readonly account: string },
): Promise<void> {
  await requireRoom(services, page, picture)
  await writePending(services, page.id, picture)
  await services.database
    .insertInto('media')
    .values({
      page: page.id,
      name: picture.name,
      width: picture.width,
      height: picture.height,
      size: picture.bytes.length,
      uploaded: services.clock().toISOString(),
      uploaded_by: account,
    })
    .onConflict((conflict) => conflict.columns(['page', 'name']).doNothing())
    .execute()
}

/** Keeps the pictures of a page that has none yet: all, or none where one cannot be kept. Throws as `keepPicture`. */
export async function keepPictures(
  services: Services,
  page: Place,
  { pictures, account }: { readonly pictures: readonly Picture[]; readonly account: string },
): Promise<void> {
  try {
    for (const picture of pictures) await keepPicture(services, page, { picture, account })
  } catch (error) {
    await dropPending(services, page.id, pictures)
    throw error
  }
}

async function requireRoom(services: Services, page: Place, picture: Picture): Promise<void> {
  if (picture.bytes.length > MAX_FILE_BYTES) throw new ProblemError('too-large', 'file-too-large')
  const waiting = await services.database
    .selectFrom('media')
    .select(({ fn }) => fn.sum('size').as('size'))
    .where('page', '=', page.id)
    .executeTakeFirst()
  const total = Number(waiting?.size ?? 0) + (await publishedBytes(services, page))
  if (total + picture.bytes.length > MAX_PAGE_BYTES) {
    throw new ProblemError('too-large', 'page-media-full')
  }
}

async function publishedBytes(services: Services, page: Place): Promise<number> {
  if (page.head === null) return 0
  const id = pageIdOf(page.id)
  const head = revisionIdOf(page.head)
  let total = 0
  for (const name of await services.library.listMedia(id, head)) {
    total += (await services.library.readMedia(id, head, name))?.length ?? 0
  }
  return total
}
