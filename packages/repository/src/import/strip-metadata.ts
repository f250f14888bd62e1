import { crc32 } from 'node:zlib'
import type { PictureKind } from './picture-kind.ts'
import { stripGif } from './strip-gif.ts'
import { stripJpeg } from './strip-jpeg.ts'

/**
 * A picture without what its file says of place, person, device and time; every pixel and its colour
 * profile stay, and so does which side is up. The same bytes for the same picture, whatever else is
 * installed. Null when the file is not made as its kind demands.
 */
export function withoutMetadata(bytes: Buffer, kind: PictureKind): Buffer | null {
  switch (kind) {
    case 'jpg':
      return stripJpeg(bytes)
    case 'png':
      return stripPng(bytes)
    case 'webp':
      return stripWebp(bytes)
    case 'gif':
      return stripGif(bytes)
  }
}

const PNG_NOTES: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** PNG (w3.org/TR/png, 5): a signature and chunks of length, name, data and check sum. */
function stripPng(bytes: Buffer): Buffer | null {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if (!PNG_NOTES.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const WEBP_NOTES: ReadonlySet<string> = new Set(['EXIF', 'XMP '])
/** Bits of VP8X that announce Exif and XMP. */
const WEBP_NOTE_BITS = 0x0c

/** WebP (RFC 9649, 2): a RIFF of chunks of name, length and data, padded to an even length. */
function stripWebp(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_NOTE_BITS
    if (!WEBP_NOTES.has(name)) kept.push(chunk)
    at = end
  }
  if (kept.length === 0) return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
