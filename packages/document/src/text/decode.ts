/** The longest text a page may have, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 1_000_000

/** What came of reading bytes as text; `position` is a byte offset. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: 'utf8' | 'nul'; readonly position: number }

/**
 * Reads bytes as UTF-8 without loss: a byte order mark stays as U+FEFF, so that encoding the
 * text again gives the same bytes. Bytes that are not UTF-8, and NUL, are refused with their place.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const nul = bytes.indexOf(0)
  const broken = firstBrokenByte(bytes)
  if (broken !== -1 && (nul === -1 || broken < nul)) {
    return { kind: 'refused', reason: 'utf8', position: broken }
  }
  if (nul !== -1) return { kind: 'refused', reason: 'nul', position: nul }
  return { kind: 'text', text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function firstBrokenByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, backToCharacterStart(bytes, middle)))) good = middle
    else bad = middle
  }
  return backToCharacterStart(bytes, good)
}

/** A cut inside a character would look broken: step back over its continuation bytes. */
function backToCharacterStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  return start
}
