import fc from 'fast-check'
import { cutBody, parseBlocks, runsOn } from '@forkshop/document'
import { describe, expect, test } from 'vitest'
import { anyLine } from '@forkshop/document/testing'
import { lawRuns } from '../testing/law-runs.ts'
import { generations } from './generations.ts'
import type { BodyPiece } from './body-piece.ts'
import { readBody } from './read-body.ts'

const newMemory = () => generations<BodyPiece>(1_000_000)
const blocksOf = (body: string, known = newMemory()) => {
  const read = readBody(body, known, { left: 1_000_000 })
  return read?.blocks.map(({ kind, text, plain, level }, at) => {
    const start = read.starts[at] ?? -1
    return { kind, text, plain, start, level }
  })
}
const parsed = (body: string) =>
  parseBlocks(`\n${body}`).map(({ kind, text, plain, start, depth }) => ({
    kind,
    text,
    plain,
    start: start - 1,
    level: depth ?? null,
  }))

const body = fc
  .tuple(fc.array(anyLine, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, lineEnd]) => lines.join(lineEnd))

describe('a body read piece by piece', () => {
  test('has the blocks of the whole', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(blocksOf(text)).toEqual(parsed(text))
      }),
      lawRuns(process.env),
    )
  })

  test('has them whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 2, maxLength: 4 }), (texts) => {
        const known = newMemory()
        for (const text of [...texts, texts.join('\n\n'), ...texts])
          expect(blocksOf(text, known)).toEqual(parsed(text))
      }),
      lawRuns(process.env),
    )
  })

  test('is one block when so much adds up that the parser takes it for one', () => {
    const body = 'Title\n-\n\n'.repeat(3001)
    const known = newMemory()
    expect(blocksOf(body, known)).toEqual(parsed(body))
    expect(blocksOf(body.slice(0, 90), known)).toHaveLength(10)
    expect(blocksOf(body, known)).toHaveLength(1)
  })

  test('costs what is dear in it', () => {
    const stars = `${'a*'.repeat(3000)}\n`
    const words = `${'a '.repeat(3000)}\n`
    expect(readBody(words, newMemory(), { left: 10_000 })).not.toBeNull()
    expect(readBody(stars, newMemory(), { left: 10_000 })).toBeNull()
  })

  test('is its pieces joined', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(cutBody(text).join('')).toBe(text)
      }),
      lawRuns(process.env),
    )
  })

  test('shares the blocks of equal pieces', () => {
    const known = newMemory()
    const read = (text: string) => readBody(text, known, { left: 1_000_000 })?.blocks ?? []
    const before = read('One.\n\n# Two\n\nThree.\n')
    const after = read('Zero.\n\nOne.\n\n# Two\n\nThree.\n')
    expect(after.slice(1).map((block, at) => block === before[at])).toEqual([true, true, true])
  })

  test('is not read when that is more than the allowance', () => {
    expect(readBody('One.\n\nTwo.\n', newMemory(), { left: 10 })).toBeNull()
  })
})

test.each([
  ['code', '```\na', true],
  ['code', '```\na\n```', false],
  ['code', '~~~\n```', true],
  ['code', '````\na\n```', true],
  ['code', '    indented', false],
  ['html', '<!-- a', true],
  ['html', '<!-- a -->', false],
  ['html', '<pre>\na', true],
  ['html', '<pre>a</pre>', false],
  ['html', '<div>', false],
  ['paragraph', 'a', false],
])('%s %j runs on over blank lines: %s', (kind, text, wanted) => {
  expect(runsOn(kind, text)).toBe(wanted)
})
