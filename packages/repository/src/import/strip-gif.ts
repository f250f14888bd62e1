// GIF (w3.org/Graphics/GIF/spec-gif89a.txt): a head with colours, then blocks up to a trailer.
const HEAD_BYTES = 13
const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const COMMENT = 0xfe
const APPLICATION = 0xff
/** How often an animation is shown. */
const KEPT_APPLICATIONS: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/**
 * A GIF without comments, notes of programs (XMP) and what stands behind it. Null when the file is
 * not made as it should be.
 */
export function stripGif(bytes: Buffer): Buffer | null {
  let at = HEAD_BYTES + coloursIn(bytes[10] ?? 0)
  const kept = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const end = endOfBlock(bytes, at)
    if (end === null) return null
    if (isKept(bytes, at)) kept.push(bytes.subarray(at, end))
    if (bytes[at] === TRAILER) return Buffer.concat(kept)
    at = end
  }
  return null
}

/** Bytes of a table of colours that packed flags announce. */
function coloursIn(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1)
}

function isKept(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== EXTENSION) return true
  const label = bytes[at + 1]
  if (label === COMMENT) return false
  if (label !== APPLICATION) return true
  return KEPT_APPLICATIONS.has(bytes.toString('latin1', at + 3, at + 14))
}

function endOfBlock(bytes: Buffer, at: number): number | null {
  switch (bytes[at]) {
    case TRAILER:
      return at + 1
    case EXTENSION:
      return endOfParts(bytes, at + 2)
    case IMAGE:
      return endOfParts(bytes, at + 11 + coloursIn(bytes[at + 9] ?? 0))
    default:
      return null
  }
}

/** Data come in parts, each with its length in front; an empty one ends them. */
function endOfParts(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at] ?? 0
    at += length + 1
    if (length === 0) return at
  }
  return null
}
