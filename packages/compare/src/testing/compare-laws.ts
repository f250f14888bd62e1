import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseBlocks } from '@forkshop/document'
import { blockSpans } from '../blocks/block-spans.ts'
import { compareTexts } from '../compare-texts.ts'
import type { Comparison } from '../comparison.ts'
import type { Cases } from './law-fault.ts'
import { lawFault } from './law-fault.ts'

/** What the comparison of any two texts must hold. */
export type CompareLaw = {
  readonly name: string
  readonly texts: fc.Arbitrary<string>
  /** Throws where it does not hold. */
  readonly check: (before: string, after: string) => void
}

const word = fc.constantFrom('a', 'b', 'cc', 'd,', 'é', '**x**', '16:00', '我们', '\n', '  ')
const some = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const someBlock = fc.oneof(
  some,
  fc
    .array(some, { minLength: 1, maxLength: 5 })
    .map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc
    .array(fc.tuple(some, some), { maxLength: 4 })
    .map((rows) =>
      [
        '| A | B |',
        '| - | - |',
        ...rows.map(([a, b]) => `| ${a} | ${b} |`.replaceAll('\n', ' ')),
      ].join('\n'),
    ),
)
const someText = fc.array(someBlock, { maxLength: 6 }).map((blocks) => blocks.join('\n\n'))

const twin = fc.constantFrom(
  'Alpha beta gamma.',
  'Alpha beta delta.',
  '# One',
  '# Two',
  '- a\n- b',
  'Pause.',
  '---',
)
const twins = fc.array(twin, { maxLength: 9 }).map((blocks) => blocks.join('\n\n'))

export const compareLaws: readonly CompareLaw[] = [
  {
    name: 'applied to the old text, the words of a comparison give the new one, to the byte',
    texts: someText,
    check(before, after) {
      const comparison = compareTexts(before, after)
      checkWords(comparison)
      checkTold(before, comparison, 'before')
      checkTold(after, comparison, 'after')
    },
  },
  {
    name: 'every block of both texts is told once',
    texts: twins,
    check(before, after) {
      const { blocks } = compareTexts(before, after)
      const places = (key: 'beforeIndex' | 'afterIndex') =>
        blocks.flatMap((change) => change[key] ?? [])
      assert.deepEqual(
        places('afterIndex'),
        places('afterIndex').toSorted((a, b) => a - b),
      )
      assert.equal(new Set(places('beforeIndex')).size, places('beforeIndex').length)
      const covered = blockSpans(blocks)
      const total = (side: 'before' | 'after') => covered.reduce((sum, span) => sum + span[side], 0)
      assert.equal(total('before'), parseBlocks(before).length)
      assert.equal(total('after'), parseBlocks(after).length)
    },
  },
]

/** Tries a law on so many pairs of texts; what breaks it, for a person, or null. */
export function compareFault({ texts, check }: CompareLaw, cases: Cases): string | null {
  return lawFault(fc.property(texts, texts, check), cases)
}

/** Throws where the words of a change are not those of its block, on either side. */
export function checkWords({ blocks }: Comparison): void {
  for (const block of blocks) {
    const side = (gone: string) =>
      block.words
        .filter(({ kind }) => kind !== gone)
        .map(({ text }) => text)
        .join('')
    assert.equal(side('removed'), block.after ?? '')
    assert.equal(side('added'), block.before ?? '')
  }
}

/** Throws where what a comparison tells of a side, in its order, is not that side's blocks, each alone or with the next. */
function checkTold(text: string, { blocks: changes }: Comparison, side: 'before' | 'after'): void {
  const index = side === 'before' ? 'beforeIndex' : 'afterIndex'
  const blocks = parseBlocks(text)
  let next = 0
  for (const change of changes.toSorted((a, b) => (a[index] ?? 0) - (b[index] ?? 0))) {
    if (change[side] === null) continue
    const start = blocks[next]?.start ?? text.length
    const last = blocks.findIndex(
      ({ end }, at) => at >= next && text.slice(start, end) === change[side],
    )
    assert.ok(last >= 0, `no block: ${change[side]}`)
    next = last + 1
  }
  assert.equal(next, blocks.length)
}
