import { fileTypeFromBuffer } from 'file-type'
import { loadSharp } from '../../base/load-sharp.ts'

/** A photograph as it is kept: two JPEG files without anything that the one sent said beside the picture. */
export type Shrunk = {
  readonly large: Uint8Array
  readonly small: Uint8Array
  /** Of the large one, in pixels. */
  readonly width: number
  readonly height: number
}

export type ShrinkOutcome =
  | { readonly kind: 'photograph'; readonly photograph: Shrunk }
  /** `heic`: of the kind that only phones of one maker open. */
  | { readonly kind: 'refused'; readonly because: 'kind' | 'heic' | 'broken' }

const taken: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Longest side, in pixels: a sheet of paper with its handwriting can be read. */
const LARGE = 2000
const SMALL = 480
/** Pixels that are decoded at most: some 200 MB of memory. */
const MAX_PIXELS = 50_000_000
const DECODE_SECONDS = 10

/**
 * Reads a photograph by what it holds, turns it upright, makes it smaller and writes it anew in the colours of screens,
 * so that place, device, person and date are gone.
 */
export async function shrink(bytes: Uint8Array): Promise<ShrinkOutcome> {
  const type = await fileTypeFromBuffer(bytes)
  if (type !== undefined && /^image\/hei[cf]/.test(type.mime)) {
    return { kind: 'refused', because: 'heic' }
  }
  if (type === undefined || !taken.has(type.mime)) return { kind: 'refused', because: 'kind' }
  const sharp = await loadSharp()
  try {
    const { data: large, info } = await sharp(bytes, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
    })
      .autoOrient()
      .resize(LARGE, LARGE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82 })
      .timeout({ seconds: DECODE_SECONDS })
      .toBuffer({ resolveWithObject: true })
    const small = await sharp(large)
      .resize(SMALL, SMALL, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 78 })
      .toBuffer()
    const { width, height } = info
    return { kind: 'photograph', photograph: { large, small, width, height } }
  } catch {
    // What cannot be decoded is no picture; the library has no error classes to tell the reasons apart.
    return { kind: 'refused', because: 'broken' }
  }
}
