import { ApiError } from '@forkshop/api'
import { newKey } from '../../../ui/new-key.ts'
import type { PasteHost } from './paste-host.ts'

/** Sends a picture to the draft; its name there, and null when it is refused or the line breaks. */
export const sendPicture = async (
  { client, draft }: Pick<PasteHost, 'client' | 'draft'>,
  file: File,
): Promise<string | null> => {
  const body = new FormData()
  body.set('file', file)
  try {
    const { name } = await client('uploadDraftMedia', {
      params: { id: draft.id },
      body,
      idempotencyKey: newKey(),
    })
    return name
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
    return new File([picture], address.slice(address.lastIndexOf('/') + 1), { type: picture.type })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return null
  }
}
