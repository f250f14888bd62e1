import { deserialize, serialize } from 'node:v8'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Plain data as few bytes, which tell when one of them changed. */
export function pack(value: unknown): Uint8Array {
  return new Uint8Array(
    zstdCompressSync(serialize(value), {
      params: {
        [constants.ZSTD_c_compressionLevel]: 1,
        [constants.ZSTD_c_checksumFlag]: 1,
      },
    }),
  )
}

/** What `pack` was given; null for bytes that are not as it made them, or of a newer Node. */
export function unpack<Value>(bytes: Uint8Array): Value | null {
  try {
    return deserialize(zstdDecompressSync(bytes))
  } catch {
    return null
  }
}
