import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'

/** What a Word file may cost to open. */
export type WordLimits = {
  readonly parts: number
  /** Of one part, and of all that are unpacked, in bytes. */
  readonly partBytes: number
  readonly allBytes: number
  /** How many times larger than in the file a large part may be. */
  readonly ratio: number
}

export const wordLimits: WordLimits = {
  parts: 5_000,
  partBytes: 30_000_000,
  allBytes: 150_000_000,
  ratio: 300,
}

/** A part that is smaller than this is no bomb, however well it was packed. */
const SMALL = 1_000_000

/** Why a Word file is not opened. */
export type WordRefusal = 'encrypted' | 'too-large' | 'unreadable'

export type OpenedWord =
  | {
      readonly kind: 'opened'
      readonly parts: ReadonlyMap<string, Uint8Array>
      readonly names: readonly string[]
    }
  | { readonly kind: 'refused'; readonly reason: WordRefusal }

class Refused extends Error {
  readonly reason: WordRefusal
  constructor(reason: WordRefusal) {
    super(reason)
    this.reason = reason
  }
}

/** Parts that a text is made of: the document, its relations, and the pictures that come along. */
const WANTED = /^(?:\[Content_Types\]\.xml|.*\.(?:xml|rels)|.*\.(?:png|jpe?g|gif|webp))$/i

/**
 * Unpacks a Word file (a zip, ECMA-376 part 2) into memory, part by part and never beyond the limits,
 * whatever it says of its sizes.
 */
export async function openWord(
  bytes: Uint8Array,
  limits: WordLimits = wordLimits,
): Promise<OpenedWord> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), {
      lazyEntries: true,
      validateEntrySizes: true,
    })
    const parts = new Map<string, Uint8Array>()
    const names: string[] = []
    let all = 0
    for await (const entry of zip.eachEntry()) {
      if (names.push(entry.fileName) > limits.parts) throw new Refused('too-large')
      requireFine(entry, limits)
      if (!WANTED.test(entry.fileName)) continue
      all += entry.uncompressedSize
      if (all > limits.allBytes) throw new Refused('too-large')
      parts.set(entry.fileName, await unpack(zip, entry, limits))
    }
    if (!names.some((name) => /^word\/document\d*\.xml$/.test(name)))
      throw new Refused('unreadable')
    return { kind: 'opened', parts, names }
  } catch (error) {
    // What yauzl finds wrong it tells in a plain Error.
    return { kind: 'refused', reason: error instanceof Refused ? error.reason : 'unreadable' }
  }
}

function requireFine(entry: Entry, { partBytes, ratio }: WordLimits): void {
  if (entry.isEncrypted()) throw new Refused('encrypted')
  const { compressedSize, uncompressedSize } = entry
  const isBomb = uncompressedSize > SMALL && uncompressedSize > Math.max(1, compressedSize) * ratio
  if (isBomb || uncompressedSize > partBytes) throw new Refused('too-large')
}

/** yauzl holds each entry to the size that it announced. */
async function unpack(zip: ZipFile, entry: Entry, { partBytes }: WordLimits): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > partBytes) throw new Refused('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
