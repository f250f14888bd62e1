import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

test('gives text back byte for byte, a byte order mark included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      (text) => {
        const encoded = new TextEncoder().encode(`\uFEFF${text}`)
        const decoded = decodeText(encoded)
        expect(decoded).toEqual({ kind: 'text', text: `\uFEFF${text}` })
      },
    ),
  )
})

test('refuses bytes that are not UTF-8, saying where', () => {
  expect(decodeText(bytes(0x61, 0xff, 0x62))).toEqual({
    kind: 'refused',
    reason: 'utf8',
    position: 1,
  })
  expect(decodeText(bytes(0x61, 0xc3))).toEqual({ kind: 'refused', reason: 'utf8', position: 1 })
  expect(decodeText(bytes(0xc3, 0xa9, 0xe9, 0x20))).toEqual({
    kind: 'refused',
    reason: 'utf8',
    position: 2,
  })
  expect(decodeText(bytes(0x80))).toEqual({ kind: 'refused', reason: 'utf8', position: 0 })
})

test('says where a text breaks behind characters of one to four bytes, wherever it does', () => {
  const encoder = new TextEncoder()
  for (const character of ['a', 'é', '€', '😀']) {
    for (let count = 0; count < 20; count++) {
      const before = encoder.encode(character.repeat(count))
      const rest = encoder.encode(character.repeat(7))
      const found = (broken: number) => decodeText(bytes(...before, broken, ...rest))
      const place = { kind: 'refused', position: before.length }
      expect(found(0xff)).toEqual({ ...place, reason: 'utf8' })
      expect(found(0x00)).toEqual({ ...place, reason: 'nul' })
      const half = decodeText(bytes(...before, ...encoder.encode('😀').slice(0, 3), ...rest))
      expect(half).toEqual({ ...place, reason: 'utf8' })
    }
  }
})

test('says which comes first, NUL or a byte that is not UTF-8', () => {
  const reasons = [bytes(0x61, 0x00, 0xff), bytes(0x61, 0xff, 0x00)].map(decodeText)
  expect(reasons).toEqual([
    { kind: 'refused', reason: 'nul', position: 1 },
    { kind: 'refused', reason: 'utf8', position: 1 },
  ])
})

test('refuses NUL, saying where', () => {
  expect(decodeText(bytes(0x61, 0x62, 0x00))).toEqual({
    kind: 'refused',
    reason: 'nul',
    position: 2,
  })
})
