import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyLine } from '../testing/any-line.ts'
import { closeArticle, renderArticle } from '../html/render-article.ts'
import { parseBlocks } from '../markdown/blocks.ts'
import { outline } from '../markdown/outline.ts'
import { corpusMissing, fixtures, revisions } from '../testing/corpus.ts'
import { randomFrom } from '../testing/random.ts'
import { openedBlocks } from './opened-blocks.ts'
import { readNear, readPage, type ReadPage } from './read-page.ts'

const isOpen = (href: string): boolean => href.startsWith('/p/')
const options = {
  mediaUrl: (name: string) => `/m/${name}`,
  pageUrl: (href: string) => (isOpen(href) ? `/formats${href.slice(2)}` : href),
}
// As many as the environment says, to be tried for longer by hand.
const runs = (seed: number) => ({ seed, numRuns: Number(process.env['LAW_RUNS'] ?? 150) })
/** All that readers see of what was read: numbers stand for open addresses in any order. */
const shown = ({ parts, ...page }: ReadPage) => ({ ...page, article: closeArticle(parts, options) })

const plainLine = fc.constantFrom(
  'Words here.',
  'Others [a](/p/a) **there**.',
  '# Heading',
  '## Heading',
  '- item',
  '> quote',
  '| a | b |',
  '| - | - |',
  '```',
  '',
  '',
  '',
)
const lines = (one: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(one, { maxLength: 16 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([all, end, hasFront]) => (hasFront ? `---\ntitle: A${end}---${end}` : '') + all.join(end))
/** A text and an edit of it: some of its lines in place of others. */
const edited = (one: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(one, { maxLength: 18 }), fc.array(one, { maxLength: 3 }), fc.nat(18), fc.nat(3))
    .map(([all, others, at, gone]) => [
      all.join('\n'),
      all.toSpliced(at, gone, ...others).join('\n'),
    ])

const check = (before: string, after: string): boolean => {
  const near = readNear(after, { text: before, page: readPage(before, isOpen) }, isOpen)
  if (near !== null) expect(shown(near)).toEqual(shown(readPage(after, isOpen)))
  return near !== null
}

test('a text read for its page has its blocks, its outline and its article', () => {
  fc.assert(
    fc.property(lines(anyLine), (text) => {
      expect(shown(readPage(text, isOpen))).toMatchObject({
        blocks: openedBlocks(text),
        outline: outline(text),
        article: renderArticle(text, options),
      })
    }),
    runs(1),
  )
})

describe('a text read from one that is near', () => {
  test('reads as by itself, whatever the other is', () => {
    fc.assert(
      fc.property(lines(anyLine), lines(anyLine), (before, after) => void check(before, after)),
      runs(2),
    )
  })

  test('reads as by itself after an edit, and mostly is read from it', () => {
    let near = 0
    fc.assert(
      fc.property(edited(anyLine), ([before = '', after = '']) => void check(before, after)),
      runs(3),
    )
    fc.assert(
      fc.property(edited(plainLine), ([before = '', after = '']) => {
        near += Number(check(before, after))
      }),
      runs(4),
    )
    expect(near).toBeGreaterThan(runs(4).numRuns / 2)
  })

  test.each<[string, string, string]>([
    ['a word', '# A\n\nOne.\n\n# A\n\nTwo.\n', '# A\n\nOne more.\n\n# A\n\nTwo.\n'],
    ['a heading that shares its name', '# A\n\n# B\n\n# A\n', '# A\n\n# A\n\n# B\n\n# A\n'],
    ['a field', '---\ntitle: A\n---\n\n# A\n', '---\ntitle: Other\n---\n\n# A\n'],
    ['a block at the end', 'A [b](/p/b).\n', 'A [b](/p/b).\n\n![c](media/c.png)\n'],
    ['a fence, left open, beside words', 'A.\n\nB.\n', 'A.\n\n```\n\nB.\n'],
    ['all of it', 'A.\n\nB.\n', 'C.\n'],
    ['nothing', 'A.\n\n| a |\n| - |\n\nB.\n', 'A.\n\n| a |\n| - |\n\nB.\n'],
    [
      'what a definition is used by',
      'A [x].\n\nB.\n\n[x]: /p/x\n',
      'A [x] now.\n\nB.\n\n[x]: /p/x\n',
    ],
  ])('is read from it when %s changed', (_, before, after) => {
    expect(check(before, after)).toBe(true)
  })

  test.each<[string, string, string]>([
    ['a definition changed', 'A [x].\n\n[x]: /p/x\n', 'A [x].\n\n[x]: /p/y\n'],
    ['notes are counted', 'A[^1].\n\nB.\n\n[^1]: C\n', 'A[^1].\n\nD.\n\n[^1]: C\n'],
    ['HTML may go on', '<div>\n\nA.\n\n</div>\n', '<div>\n\nB.\n\n</div>\n'],
    ['a fence was left open', '```\n\nB.\n', '```\n\nB.\n\n# C\n'],
  ])('is read as a whole when %s', (_, before, after) => {
    expect(check(before, after)).toBe(false)
  })

  test.each(fixtures())('reads as by itself after one block of it went: $name', ({ text }) => {
    for (const { start, end } of parseBlocks(text)) {
      check(text, text.slice(0, start) + text.slice(end))
      check(text.slice(0, start) + text.slice(end), text)
    }
  })

  test('reads as by itself in the histories of the corpus', ({ skip }) => {
    const missing = corpusMissing()
    if (missing !== null) skip(missing)
    for (const { before, after, other } of revisions(6, randomFrom(7))) {
      check(before, after)
      check(other, after)
    }
  })
})
