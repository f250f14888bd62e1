// JPEG (ITU T.81, B.1): segments, and behind each start of a scan the picture's data. Kept are JFIF,
// colour profiles (APP2) and what tells the colours apart (APP14); APP1 holds Exif and XMP, the
// others notes of programs.
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const EXIF = 0xe1
const PROFILE = 0xe2
const COMMENT = 0xfe
const KEPT_NOTES: ReadonlySet<number> = new Set([0xe0, PROFILE, 0xee])
const PROFILE_SIGN = 'ICC_PROFILE\0'

/**
 * A JPEG without notes, and without what stands behind its picture: cameras put a second one there,
 * with notes of its own. Null when the file is not made as it should be.
 */
export function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = []
  let orientation = 1
  let hasPicture = false
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END_OF_IMAGE && hasPicture) {
      kept.push(bytes.subarray(at, at + 2))
      break
    }
    if (at + 4 > bytes.length) return null
    const length = bytes.readUInt16BE(at + 2)
    const end = marker === START_OF_SCAN ? endOfData(bytes, at + 2 + length) : at + 2 + length
    if (end > bytes.length) return null
    if (marker === START_OF_SCAN) hasPicture = true
    if (marker === EXIF) orientation = readOrientation(bytes.subarray(at + 4, end)) ?? orientation
    if (isKept(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, end))
    at = end
  }
  if (!hasPicture) return null
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)]
  return Buffer.concat([bytes.subarray(0, 2), ...upright, ...kept])
}

function isKept(marker: number, content: Buffer): boolean {
  const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === COMMENT
  if (!isNote) return true
  if (!KEPT_NOTES.has(marker)) return false
  // Another kind of APP2 tells where a second picture stands.
  return marker !== PROFILE || content.toString('latin1', 0, PROFILE_SIGN.length) === PROFILE_SIGN
}

/** Where the data of a scan ends: at the next marker that is neither a restart nor an escaped byte. */
function endOfData(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    const isRestart = next >= 0xd0 && next <= 0xd7
    if (next !== 0 && next !== 0xff && !isRestart) return at
  }
  return Math.max(from, bytes.length)
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
