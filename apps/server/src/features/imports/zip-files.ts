import type { Readable } from 'node:stream'
import { isUnsafePath, RefusedSource, type PlainFile } from '@forkshop/repository'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import type { PlainFiles } from './plain-files.ts'
import { isWanted, mostBytes, type PlainLimits } from './plain-limits.ts'

/** Mode bits of an entry that was packed on Unix: its kind, and the kind of a symbolic link. */
const KIND = 0o170000
const LINK = 0o120000

/**
 * The files of an archive, one in memory at a time. Throws `RefusedSource`: `archive` for what is no
 * archive, encrypted or not as it says, `path` for a name that leads anywhere, `too-large` and
 * `too-many` beyond the limits, before that much was unpacked.
 */
export async function openZip(file: string, limits: PlainLimits): Promise<PlainFiles> {
  const zip = await openPromise(file, {
    autoClose: false,
    lazyEntries: true,
    strictFileNames: true,
    validateEntrySizes: true,
  }).catch(toRefusal)
  try {
    const entries = await readEntries(zip, limits)
    const times = entries.map((entry) => entry.getLastModDate({ timezone: 'UTC' }).getTime())
    return {
      files: unpack(zip, entries, limits),
      seconds: Math.max(0, ...times.map((time) => Math.floor(time / 1000))),
      close: () => zip.close(),
    }
  } catch (cause) {
    zip.close()
    throw cause
  }
}

/** All entries that are files, none of them unpacked yet. */
async function readEntries(zip: ZipFile, limits: PlainLimits): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let bytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      requireFine(entry, limits)
      if (isWanted(entry.fileName)) bytes += entry.uncompressedSize
      if (bytes > limits.allBytes) throw new RefusedSource('too-large', String(limits.allBytes))
      if (entries.push(entry) > limits.files) {
        throw new RefusedSource('too-many', String(limits.files))
      }
    }
  } catch (cause) {
    return toRefusal(cause)
  }
  return entries
}

function requireFine(entry: Entry, limits: PlainLimits): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  if (isUnsafePath(fileName)) throw new RefusedSource('path', fileName)
  if (entry.isEncrypted()) throw new RefusedSource('archive', fileName)
  if (!isWanted(fileName)) return
  const isBomb = uncompressedSize > Math.max(1, compressedSize) * limits.ratio
  if (uncompressedSize > mostBytes(fileName, limits) || isBomb)
    throw new RefusedSource('too-large', fileName)
}

/** yauzl holds each entry to the size that it announced, which was looked at before. */
async function* unpack(
  zip: ZipFile,
  entries: readonly Entry[],
  limits: PlainLimits,
): AsyncGenerator<PlainFile> {
  for (const entry of entries) {
    const path = entry.fileName
    const isLink = ((entry.externalFileAttributes >>> 16) & KIND) === LINK
    const bytes = isWanted(path) && !isLink ? await readEntry(zip, entry, limits) : new Uint8Array()
    yield { path, bytes, isLink }
  }
}

async function readEntry(zip: ZipFile, entry: Entry, limits: PlainLimits): Promise<Uint8Array> {
  const stream: Readable = await zip.openReadStreamPromise(entry).catch(toRefusal)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      bytes += chunk.length
      if (bytes > mostBytes(entry.fileName, limits))
        throw new RefusedSource('too-large', entry.fileName)
      chunks.push(chunk)
    }
  } catch (cause) {
    return toRefusal(cause)
  }
  return Buffer.concat(chunks)
}

/** What yauzl finds wrong it tells in a plain Error; errors of the disk have codes. */
function toRefusal(cause: unknown): never {
  if (cause instanceof RefusedSource || !(cause instanceof Error)) throw cause
  if ('code' in cause && !String(cause.code).startsWith('Z_')) throw cause
  const isPath = /^(?:invalid relative path|absolute path|invalid characters)/.test(cause.message)
  throw new RefusedSource(isPath ? 'path' : 'archive', cause.message)
}
