import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLine } from '../testing/any-line.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { parseAtOnce } from './parse.ts'
import { parseInParts } from './parse-in-parts.ts'

/** In parts as short as they can be; false for a body that reads only as a whole. */
const isParted = (body: string, size = 1): boolean => {
  const tree = parseInParts(body, parseAtOnce, size)
  if (tree !== null) expect(tree).toEqual(parseAtOnce(body))
  return tree !== null
}

// what begins a block wherever it stands
const plain = fc.constantFrom('Words here.', '# Heading', '', '', '', '')
const body = fc
  .tuple(fc.array(fc.oneof(anyLine, plain), { maxLength: 40 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, lineEnd]) => lines.join(lineEnd))

test('a body parsed in parts is the tree of the whole, each node where it stands', () => {
  const numRuns = Number(process.env['LAW_RUNS'] ?? 400)
  let parted = 0
  fc.assert(
    fc.property(body, fc.integer({ min: 1, max: 60 }), (text, size) => {
      parted += Number(isParted(text, size))
    }),
    { seed: 1, numRuns },
  )
  expect(parted).toBeGreaterThan(numRuns / 10)
})

test.each(fixtures())('$name is, in any dress of its lines', ({ text }) => {
  for (const { of } of variants) isParted(of(text))
})

test('every file of the corpus is', ({ skip }) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const parted = corpus().filter(({ text }) => isParted(text, 400))
  expect(parted.length).toBeGreaterThan(20)
})

test.each([
  ['a short one', 'A.\n\nB.\n', 4_000],
  ['one with many definitions', `A [x].\n\n${'[x]: /p/x\n\n'.repeat(120)}B.\n`, 10],
  ['one whose fence is open to its end', 'A.\n\n<script>\n\nB.\n\nC.\n', 1],
])('%s is parsed as a whole', (_, text, size) => {
  expect(isParted(text, size)).toBe(false)
})
