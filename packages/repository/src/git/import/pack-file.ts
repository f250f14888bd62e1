import { createHash } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { NewObject } from '../../objects/new-object.ts'
import { packEntry, packHead } from './pack-stream.ts'

type Entry = { readonly id: Buffer; readonly crc: number; readonly offset: number }

/**
 * Writes a pack of whole objects and its index into a folder, without the help of git: to start a
 * process for each page of an import would cost more than all else. Not synced. `count` is the number
 * of objects that will come; each once, less than 2 GB together.
 */
export async function writePackFile(
  folder: string,
  count: number,
  objects: AsyncIterable<NewObject>,
): Promise<void> {
  const temporary = join(folder, 'tmp_pack')
  const file = await open(temporary, 'wx', 0o444)
  let written: { readonly entries: readonly Entry[]; readonly sum: Buffer }
  try {
    written = await writeObjects(file, count, objects)
  } finally {
    await file.close()
  }
  const name = join(folder, `pack-${written.sum.toString('hex')}`)
  const index = await open(`${name}.idx`, 'wx', 0o444)
  try {
    await index.writeFile(toIndex(written.entries, written.sum))
  } finally {
    await index.close()
  }
  await rename(temporary, `${name}.pack`)
}

async function writeObjects(
  file: FileHandle,
  count: number,
  objects: AsyncIterable<NewObject>,
): Promise<{ readonly entries: readonly Entry[]; readonly sum: Buffer }> {
  const hash = createHash('sha1')
  const entries: Entry[] = []
  let offset = 0
  const write = async (bytes: Buffer): Promise<void> => {
    hash.update(bytes)
    // All of it or an error: a full disk takes a part of what `write` is given, and says nothing.
    await file.writeFile(bytes)
    offset += bytes.length
  }
  await write(packHead(count))
  for await (const object of objects) {
    const bytes = packEntry(object)
    entries.push({ id: Buffer.from(object.id, 'hex'), crc: crc32(bytes), offset })
    await write(bytes)
  }
  if (entries.length !== count) throw new RangeError(`${entries.length} objects, not ${count}`)
  const sum = hash.digest()
  await file.writeFile(sum)
  return { entries, sum }
}

/** An index of version 2 (gitformat-pack(5)). */
function toIndex(entries: readonly Entry[], packSum: Buffer): Buffer {
  const sorted = entries.toSorted((a, b) => Buffer.compare(a.id, b.id))
  const head = Buffer.from('ff744f6300000002', 'hex')
  const fan = Buffer.alloc(256 * 4)
  let upTo = 0
  for (let byte = 0; byte < 256; byte += 1) {
    while (upTo < sorted.length && (sorted[upTo]?.id[0] ?? 0) <= byte) upTo += 1
    fan.writeUInt32BE(upTo, byte * 4)
  }
  const numbers = Buffer.alloc(sorted.length * 8)
  for (const [at, { crc, offset }] of sorted.entries()) {
    numbers.writeUInt32BE(crc, at * 4)
    numbers.writeUInt32BE(offset, (sorted.length + at) * 4)
  }
  const body = Buffer.concat([head, fan, ...sorted.map(({ id }) => id), numbers, packSum])
  return Buffer.concat([body, createHash('sha1').update(body).digest()])
}
