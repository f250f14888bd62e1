/** Ends a list of lines. */
export const FLUSH = Buffer.from('0000')

/** The largest line that git sends: gitprotocol-common(5). */
const MAX_LINE_BYTES = 65_520
const PREFIX_BYTES = 4
/** Of a side band's line: prefix and the band's own byte left out. */
const MAX_BAND_BYTES = MAX_LINE_BYTES - PREFIX_BYTES - 1

/** One line of git's protocol: its length in four hexadecimal digits, then its bytes. */
export function pktLine(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  const length = (bytes.length + PREFIX_BYTES).toString(16).padStart(PREFIX_BYTES, '0')
  return Buffer.concat([Buffer.from(length), bytes])
}

/** Bytes on one band (1 data, 2 words for the person), cut into lines. */
export function sideBand(band: 1 | 2, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; at += MAX_BAND_BYTES) {
    const part = bytes.subarray(at, at + MAX_BAND_BYTES)
    lines.push(pktLine(Buffer.concat([Buffer.from([band]), part])))
  }
  return Buffer.concat(lines)
}

/** A line read from the front of a buffer: its content, null where a list or a part of it ends, and where the next begins. */
export type ReadLine = { readonly content: Buffer | null; readonly next: number }

/** Reads the line at `at`; null when it has not come whole yet. Throws a RangeError for no line. */
export function readPktLine(bytes: Buffer, at: number): ReadLine | null {
  if (bytes.length < at + PREFIX_BYTES) return null
  const digits = bytes.toString('latin1', at, at + PREFIX_BYTES)
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new RangeError('no pkt-line')
  const length = Number.parseInt(digits, 16)
  // Ends a list (0000), a part of it (0001), an answer (0002).
  if (length < 3) return { content: null, next: at + PREFIX_BYTES }
  if (length < PREFIX_BYTES || length > MAX_LINE_BYTES) throw new RangeError('no pkt-line')
  if (bytes.length < at + length) return null
  return { content: bytes.subarray(at + PREFIX_BYTES, at + length), next: at + length }
}
