import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { loadSharp } from '../../base/load-sharp.ts'

/** A picture that may be kept: without what its file said about place, person and device. */
export type Picture = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

export type PictureOutcome =
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** Not a picture, not of a kind that is taken, or broken. */
  | { readonly kind: 'refused' }

type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif'

const formats: ReadonlyMap<string, { readonly format: PictureFormat; readonly extension: string }> =
  new Map([
    ['image/png', { format: 'png', extension: 'png' }],
    ['image/jpeg', { format: 'jpeg', extension: 'jpg' }],
    ['image/webp', { format: 'webp', extension: 'webp' }],
    ['image/gif', { format: 'gif', extension: 'gif' }],
  ])

/** Pixels that are decoded at most, frames of an animation together: about 200 MB of memory. */
const MAX_PIXELS = 50_000_000
const DECODE_SECONDS = 20
const NAME_LENGTH = 40

/**
 * Reads a picture by what it holds, whatever its name says: png, jpeg, webp or gif, never SVG. It is
 * turned upright and written anew without metadata; its name is the hash of the result.
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureOutcome> {
  const type = await fileTypeFromBuffer(bytes)
  const known = formats.get(type?.mime ?? '')
  if (known === undefined) return { kind: 'refused' }
  const rewritten = await rewrite(bytes, known.format)
  if (rewritten === null) return { kind: 'refused' }
  const hash = createHash('sha256').update(rewritten.bytes).digest('hex').slice(0, NAME_LENGTH)
  return { kind: 'picture', picture: { name: `${hash}.${known.extension}`, ...rewritten } }
}

async function rewrite(
  bytes: Uint8Array,
  format: PictureFormat,
): Promise<Omit<Picture, 'name'> | null> {
  const sharp = await loadSharp()
  try {
    const { data, info } = await sharp(bytes, {
      animated: format === 'gif' || format === 'webp',
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
    })
      .autoOrient()
      .timeout({ seconds: DECODE_SECONDS })
      .toFormat(format, format === 'jpeg' || format === 'webp' ? { quality: 88 } : {})
      .toBuffer({ resolveWithObject: true })
    return {
      bytes: new Uint8Array(data),
      width: info.width,
      height: info.pageHeight ?? info.height,
    }
  } catch {
    // What sharp cannot decode is not a picture; it has no error classes to tell the reasons apart.
    return null
  }
}
