import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, type BrotliOptions } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Encodings that a page is packed in. */
export const packings = ['br', 'gzip'] as const
export type Packing = (typeof packings)[number]

export type Encoding = Packing | 'identity'

/** The same body in several encodings. */
export type PackedBodies = Readonly<Partial<Record<Encoding, Buffer>>> & {
  readonly identity: Buffer
}

/** Brotli for a page, 1 to 11: a few milliseconds, once for each state of the library. */
const PAGE_QUALITY = 7
/** Below this, packing costs more than it saves. */
const MIN_BYTES = 512
/** A window of `n` bits reaches 16 bytes less far back (RFC 7932, 9.1). */
const WINDOW_GAP = 16

/** A page in an encoding; null where that is not worth it. */
export async function packAs(packing: Packing, page: Buffer): Promise<Buffer | null> {
  if (page.length < MIN_BYTES) return null
  const packed = await (packing === 'br' ? toBrotli(page, brotliFor(page)) : toGzip(page, BEST))
  return packed.length < page.length ? packed : null
}

const BEST = { level: 9 }

function brotliFor({ length }: Buffer): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: PAGE_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
      [constants.BROTLI_PARAM_LGWIN]: windowBits(length),
    },
  }
}

/**
 * The window that holds the whole body, in powers of two: the usual one takes 4 MB of every packing
 * of a page, and threads keep what they once took.
 */
function windowBits(bytes: number): number {
  const bits = Math.ceil(Math.log2(bytes + WINDOW_GAP))
  return Math.min(
    constants.BROTLI_MAX_WINDOW_BITS,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, bits),
  )
}
