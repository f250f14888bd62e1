import { requireAccountId } from '../../base/http/actor-id.ts'
import type { Handlers } from '../../base/http/handler.ts'
import type { BytesAnswer } from '../../base/http/bytes-answer.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { MAX_FILE_BYTES, parseUpload } from '../../base/http/upload.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { keepPicture } from './keep-picture.ts'
import { readPending } from './pending.ts'
import { readPicture } from './picture.ts'

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
      await keepPicture(services, page, { picture, account })
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

function refused(key: SentenceKey, code: string): ProblemError {
  const message = 'Send one picture (png, jpeg, webp or gif) of at most 5 MB in the field file.'
  return new ProblemError('invalid', key, { errors: [{ path: 'file', message, code }] })
}
