import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HotAnswer } from './hot-answers.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Below this, packing costs more than it saves. */
const MIN_BYTES = 512

/** A body in every encoding that is worth it; `quality` is brotli's, 1 to 11. */
export async function compress(identity: Buffer, quality: number): Promise<HotAnswer['bodies']> {
  if (identity.length < MIN_BYTES) return { identity }
  const [br, packed] = await Promise.all([
    toBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
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
