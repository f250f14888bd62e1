import type { CallAnswer } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import { MAX_FILE_BYTES, parseUpload } from '../../base/http/upload.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import type { Services } from '../../records/services/services.ts'
import { keepPicture } from './keep-picture.ts'
import { readPicture } from './picture.ts'

/**
 * Takes an uploaded picture for a page, or for a draft that will be one (`head` is null). Throws `invalid` for what is
 * no picture, `too-large` for one that is too large or too much for the page.
 */
export const takePicture = async (
  services: Services,
  page: { readonly id: string; readonly head: string | null },
  { body, account }: { readonly body: unknown; readonly account: string },
): Promise<CallAnswer<'uploadMedia'>> => {
  const file = parseUpload(body)
  if (file === null) throw refused('upload-missing', 'required')
  if (file.bytes.length > MAX_FILE_BYTES) throw new ProblemError('too-large', 'file-too-large')
  const outcome = await readPicture(file.bytes)
  if (outcome.kind === 'refused') throw refused('not-a-picture', 'picture')
  const { picture } = outcome
  await keepPicture(services, page, { picture, account })
  const { name, width, height, bytes } = picture
  return { name, width, height, bytes: bytes.length }
}

const refused = (key: SentenceKey, code: string): ProblemError => {
  const message = 'Send one picture (png, jpeg, webp or gif) of at most 5 MB in the field file.'
  return new ProblemError('invalid', key, { errors: [{ path: 'file', message, code }] })
}
