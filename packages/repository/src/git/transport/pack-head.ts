const HEAD_BYTES = 12

/** A pack whose first bytes were looked at; `count` is null when they are not those of a pack. */
export type PackHead = {
  readonly count: number | null
  readonly whole: AsyncIterable<Uint8Array>
}

/** Reads how many objects a pack announces (gitformat-pack(5)), and gives all of its bytes on. */
export async function readPackHead(pack: AsyncIterable<Uint8Array>): Promise<PackHead> {
  const rest = pack[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < HEAD_BYTES) {
    const next = await rest.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  const isPack = head.length >= HEAD_BYTES && head.toString('latin1', 0, 4) === 'PACK'
  return { count: isPack ? head.readUInt32BE(8) : null, whole: joined(head, rest) }
}

async function* joined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head
  for (;;) {
    const next = await rest.next()
    if (next.done === true) return
    yield next.value
  }
}
