import { crc32 } from 'node:zlib'
import type { PictureKind } from './picture-kind.ts'

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
      return bytes
  }
}

// JPEG (ITU T.81, B.1): segments up to the picture's data. Kept are JFIF, colour profiles (APP2) and
// what tells the colours apart (APP14); APP1 holds Exif and XMP, the others notes of programs.
const START_OF_SCAN = 0xda
const EXIF = 0xe1
const COMMENT = 0xfe
const KEPT_NOTES: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee])

function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = []
  let orientation = 1
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === START_OF_SCAN) {
      kept.push(bytes.subarray(at))
      const upright = orientation === 1 ? [] : [orientationSegment(orientation)]
      return Buffer.concat([bytes.subarray(0, 2), ...upright, ...kept])
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return null
    const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === COMMENT
    if (marker === EXIF) orientation = readOrientation(bytes.subarray(at + 4, end)) ?? orientation
    if (!isNote || KEPT_NOTES.has(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** The tag 0x0112 of Exif (CIPA DC-008); null where there is none. */
function readOrientation(segment: Buffer): number | null {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 14) return null
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return null
  for (let index = 0; index < short(first); index += 1) {
    const entry = first + 2 + 12 * index
    if (entry + 12 > tiff.length) return null
    if (short(entry) !== 0x0112) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

function orientationSegment(orientation: number): Buffer {
  // APP1 of 34 bytes: `Exif`, big-endian TIFF, one entry (0x0112, one short), no further entries.
  const segment = Buffer.from('ffe1002245786966' + '00004d4d002a0000' + '0008000101120003', 'hex')
  const value = Buffer.from('00000001000000000000' + '0000', 'hex')
  value.writeUInt16BE(orientation, 4)
  return Buffer.concat([segment, value])
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
