import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { NewObject } from '../../objects/new-object.ts'
import type { ObjectKind } from '../../objects/stored-object.ts'

const TYPES: Readonly<Record<ObjectKind, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 }

/** A pack of whole objects (gitformat-pack(5)), for `git index-pack --stdin`. */
export function* packStream(objects: readonly NewObject[]): Generator<Uint8Array> {
  const hash = createHash('sha1')
  const head = packHead(objects.length)
  hash.update(head)
  yield head
  for (const object of objects) {
    const entry = packEntry(object)
    hash.update(entry)
    yield entry
  }
  yield hash.digest()
}

/** What a pack of so many objects begins with. */
export function packHead(count: number): Buffer {
  const head = Buffer.alloc(12)
  head.write('PACK', 'latin1')
  head.writeUInt32BE(2, 4)
  head.writeUInt32BE(count, 8)
  return head
}

/** An object as it stands in a pack. */
export function packEntry({ kind, bytes }: NewObject): Buffer {
  return Buffer.concat([entryHead(TYPES[kind], bytes.length), deflateSync(bytes)])
}

/** Type and length: four bits of it, then seven at a time, each but the last with its high bit set. */
function entryHead(type: number, length: number): Buffer {
  const head: number[] = []
  let byte = (type << 4) | (length & 0x0f)
  for (let rest = Math.floor(length / 16); rest > 0; rest = Math.floor(rest / 128)) {
    head.push(byte | 0x80)
    byte = rest & 0x7f
  }
  head.push(byte)
  return Buffer.from(head)
}
