import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import type { BytesAnswer } from '../../base/http/bytes-answer.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { MAX_FILE_BYTES, parseUpload } from '../../base/http/upload.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { readPending, writePending } from './pending.ts'
import { readPicture, type Picture } from './picture.ts'

/** Pictures of one page together, waiting and published (design section 7). */
export const MAX_PAGE_BYTES = 50 * 1024 * 1024

const types: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['pdf', 'application/pdf'],
])

export function mediaHandlers(services: Services): Handlers<'uploadMedia' | 'getMedia'> {
  const onPage = onPageOf(services)
  return {
    uploadMedia: onPage('uploadMedia', async ({ body }, { actor, page }) => {
      const account = requireAccountId(actor)
      const file = parseUpload(body)
      if (file === null) throw refused('upload-missing', 'required')
      if (file.bytes.length > MAX_FILE_BYTES) throw new ProblemError('too-large', 'file-too-large')
      const outcome = await readPicture(file.bytes)
      if (outcome.kind === 'refused') throw refused('not-a-picture', 'picture')
      const { picture } = outcome
      await requireRoom(services, page, picture)
      await keep(services, page, picture, account)
      const { name, width, height, bytes } = picture
      return { name, width, height, bytes: bytes.length }
    }),

    getMedia: onPage('getMedia', async ({ params, query }, { page }) => {
      const bytes = await readAnywhere(services, page, params.name, query.at)
      if (bytes === null) throw new ProblemError('not-found', 'media-not-found')
      return toAnswer(page, params.name, bytes)
    }),
  }
}

/** A picture of the revision asked for; without one, of the newest, or one that still waits. */
async function readAnywhere(
  services: Services,
  page: PageRow,
  name: string,
  at: string | undefined,
): Promise<Uint8Array | null> {
  const { revision } = await resolveAt(services, page, at)
  return (
    (await services.library.readMedia(pageIdOf(page.id), revision, name)) ??
    (await readPending(services, page.id, name))
  )
}

function toAnswer(page: PageRow, name: string, bytes: Uint8Array): BytesAnswer {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return {
    kind: 'bytes',
    bytes,
    type: types.get(extension) ?? 'application/octet-stream',
    // A shared cache would go on showing a private page's pictures to whoever asks it.
    keptBy: visibilityOf(page) === 'public' ? 'anybody' : 'caller',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': extension === 'pdf' ? `attachment; filename="${name}"` : 'inline',
    },
  }
}

async function keep(
  services: Services,
  page: PageRow,
  picture: Picture,
  user: string,
): Promise<void> {
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
      uploaded_by: user,
    })
    .onConflict((conflict) => conflict.columns(['page', 'name']).doNothing())
    .execute()
}

async function requireRoom(services: Services, page: PageRow, picture: Picture): Promise<void> {
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

async function publishedBytes(services: Services, page: PageRow): Promise<number> {
  const id = pageIdOf(page.id)
  const head = revisionIdOf(page.head)
  let total = 0
  for (const name of await services.library.listMedia(id, head)) {
    total += (await services.library.readMedia(id, head, name))?.length ?? 0
  }
  return total
}

function refused(key: SentenceKey, code: string): ProblemError {
  const message = 'Send one picture (png, jpeg, webp or gif) of at most 5 MB in the field file.'
  return new ProblemError('invalid', key, { errors: [{ path: 'file', message, code }] })
}
