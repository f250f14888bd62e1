import { createHash } from 'node:crypto'
import { pictureKindOf, withoutMetadata, type PushedMedia } from '@forkshop/repository'
import { fileTypeFromBuffer } from 'file-type'
import type { Objection } from './objection.ts'

const PDF = 'application/pdf'
/** As uploads are named. */
const HASH_LENGTH = 40

/**
 * What is wrong with a file that a push puts into a page; null when it is as an upload would be: a
 * picture or PDF named by what it holds, without words about place, person and device.
 */
export async function objectionToMedia(media: PushedMedia): Promise<Objection | null> {
  const { name } = media
  const bytes = Buffer.from(media.bytes)
  const kind = pictureKindOf(bytes)
  if (kind === null && (await fileTypeFromBuffer(bytes))?.mime !== PDF) {
    return { key: 'push-media-type', values: { name } }
  }
  if (kind !== null && !withoutMetadata(bytes, kind)?.equals(bytes)) {
    return { key: 'push-media-metadata', values: { name } }
  }
  const endings = kind === 'jpg' ? ['jpg', 'jpeg'] : [kind ?? 'pdf']
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH)
  // Imports name a picture by its id in git.
  const isNamed = [hash, media.blob].some((stem) =>
    endings.some((ending) => name === `${stem}.${ending}`),
  )
  const right = `${hash}.${endings[0] ?? ''}`
  return isNamed ? null : { key: 'push-media-name', values: { name, right } }
}
