import { crc32 } from 'node:zlib'

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SIGNATURE_AND_HEAD = 33

/** A chunk of a PNG: `name` has four letters. */
export const pngChunk = (name: string, data: Uint8Array): Buffer => {
  const content = Buffer.concat([Buffer.from(name), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(content), 4)
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)])
}

/** A picture of one pixel that holds further chunks. */
export const pngWith = (chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([
    onePixel.subarray(0, SIGNATURE_AND_HEAD),
    ...chunks,
    onePixel.subarray(SIGNATURE_AND_HEAD),
  ])
