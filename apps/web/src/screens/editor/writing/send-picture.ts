import { ApiError, type Client } from '@forkshop/api'
import { newKey } from '../../../ui/new-key.ts'
import type { PasteHost } from './paste-host.ts'

/** Sends a picture to a draft; its name there. Sent once more under one key it is one picture. */
export const uploadPicture = async (
  client: Client,
  draft: string,
  { file, idempotencyKey }: { readonly file: File; readonly idempotencyKey: string },
): Promise<string> => {
  const body = new FormData()
  body.set('file', file)
  const { name } = await client('uploadDraftMedia', { params: { id: draft }, body, idempotencyKey })
  return name
}

/** As `uploadPicture`, by itself; null when it is refused or the line breaks. */
export const sendPicture = async (
  { client, draft }: Pick<PasteHost, 'client' | 'draft'>,
  file: File,
): Promise<string | null> => {
  try {
    return await uploadPicture(client, draft.id, { file, idempotencyKey: newKey() })
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof ApiError)) throw error
    return null
  }
}

/** A picture of another page of this site; null when it is not to be had. */
export const loadPicture = async (address: string): Promise<File | null> => {
  try {
    const answer = await fetch(address)
    const picture = answer.ok ? await answer.blob() : null
    if (picture === null || !picture.type.startsWith('image/')) return null
    const name = address.slice(address.lastIndexOf('/') + 1).replace(/\?.*/, '')
    return new File([picture], name, { type: picture.type })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return null
  }
}
