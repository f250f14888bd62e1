import { expect, test } from 'vitest'
import { pack, unpack } from './packed.ts'

test('plain data comes back as it was', () => {
  const value = { list: [1, null, 'é’'], none: undefined, map: new Map([['a', { b: [] }]]) }
  expect(unpack(pack(value))).toStrictEqual(value)
})

test('bytes of which one changed are told from good ones', () => {
  const bytes = pack({ words: 'a sentence, and another. '.repeat(20) })
  const damaged: readonly unknown[] = [...bytes.keys()].map((at) =>
    unpack(bytes.with(at, (bytes[at] ?? 0) ^ 0x10)),
  )
  // A frame may say in more than one way that it is one.
  expect(new Set(damaged)).toEqual(new Set([null, unpack(bytes)]))
  expect(unpack(bytes.subarray(0, -1))).toBeNull()
  expect(unpack(new Uint8Array())).toBeNull()
})
