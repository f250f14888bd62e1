import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** The same body in several encodings. */
export type PackedBodies = Readonly<Partial<Record<Encoding, Buffer>>> & {
  readonly identity: Buffer
}

/** Below this, packing costs more than it saves. */
const MIN_BYTES = 512
/** A window of `n` bits reaches 16 bytes less far back (RFC 7932, 9.1). */
const WINDOW_GAP = 16

/** A body in every encoding that is worth it; `quality` is brotli's, 1 to 11. */
export async function compress(identity: Buffer, quality: number): Promise<PackedBodies> {
  if (identity.length < MIN_BYTES) return { identity }
  const [br, packed] = await Promise.all([
    toBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
        [constants.BROTLI_PARAM_LGWIN]: windowBits(identity.length),
      },
    }),
    toGzip(identity, { level: 9 }),
  ])
  return {
    identity,
    ...(br.length < identity.length ? { br } : {}),
    ...(packed.length < identity.length ? { gzip: packed } : {}),
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
