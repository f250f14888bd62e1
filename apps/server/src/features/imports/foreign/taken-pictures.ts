import { createHash } from 'node:crypto'
import { pictureKindOf } from '@forkshop/repository'

/** Pictures of one file by the names under which its text shows them. */
export type TakenPictures = Map<string, Uint8Array>

/** Of a picture, as everywhere (design section 7). */
const MAX_BYTES = 5 * 1024 * 1024
const NAME_LENGTH = 40

/** Takes a picture and tells its name (content hash and kind); null for none, or one that is too large. */
export function takePicture(taken: TakenPictures, bytes: Uint8Array): string | null {
  const kind = bytes.length > MAX_BYTES ? null : pictureKindOf(Buffer.from(bytes))
  if (kind === null) return null
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, NAME_LENGTH)}.${kind}`
  taken.set(name, bytes)
  return name
}

const DATA = /^data:image\/[a-z0-9.+-]{1,40};base64,/i

/** The bytes of a picture that stands in its own address; null for any other address. */
export function takeData(address: string): Uint8Array | null {
  const beginning = DATA.exec(address.slice(0, 100))?.[0]
  return beginning === undefined
    ? null
    : new Uint8Array(Buffer.from(address.slice(beginning.length), 'base64'))
}
