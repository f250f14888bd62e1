import { keepBlocks, openedBlocks, openText } from '@forkshop/document'
import type { KeptBlocks } from '@forkshop/document'
import { corpus, corpusMissing, fixtures } from '@forkshop/document/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryText } from '../testing/arbitrary-text.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { pageReader } from '../reading/page-reader.ts'
import type { PageText } from '../reading/page-text.ts'
import { recallText } from '../reading/recall-text.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { withBrokenLinks } from './broken-links.ts'
import { openBlocks } from './open-blocks.ts'

const parsed = (text: string): PageText => pageReader([text], newTextCache())(text)
const keptOf = (text: string): KeptBlocks => keepBlocks(openedBlocks(text))
const recalled = (text: string, kept = keptOf(text)): PageText => {
  const cache = newTextCache()
  recallText(text, structuredClone(kept), cache)
  return pageReader([text], cache)(text)
}

/** A text of which no nodes were kept. */
const closed = (text: string): PageText =>
  recalled(
    text,
    keptOf(text).map(({ node: _, ...block }) => block),
  )

/** Blocks that read differently alone than in their text, by their numbers. */
const differing = (text: string, page: PageText): readonly number[] => {
  const nodesAt = openBlocks(page)
  const whole = (openText(text).body.content ?? []).map(withBrokenLinks)
  return page.blocks.flatMap((_, at) =>
    JSON.stringify(nodesAt(at)) === JSON.stringify([whole[at]]) ? [] : [at],
  )
}

describe('a block opened alone is as in its text', () => {
  test.each([
    ['words by a definition below', 'See [the list][a].\n\n# Next\n\n[a]: https://a.example\n'],
    ['a footnote', 'Bring chairs[^1].\n\n[^1]: Twenty.\n\n    And a table.\n'],
    ['brackets that nothing defines', 'A [box] and [^2].\n\n[a]: b\n'],
    ['the first of two definitions', '[a] here\n\n[a]: one\n[a]: two\n'],
    ['blocks without an empty line between', '# A\ntext\n- one\n- two\n***\n> said\n'],
    ['two lists', '- one\n\n<!-- -->\n\n- two\n'],
    ['a list under an indent', '  - one\n  - two\n\n      still two\n'],
    ['HTML around words', '<details>\n\nHidden *words*.\n\n</details>\n'],
    ['a rule at the top', '---\n\ntext\n'],
    ['front matter', '---\ntitle: A\n---\n\n# A\n\n| a | b |\n| - | - |\n| [c] | d |\n\n[c]: e\n'],
    ['numbers that go on', 'One.\n2. Two.\n\n3. Three.\n'],
    ['code', '    indented\n\n```js\n[a]: b\n```\n'],
    ['a link that is none', '[call](tel: 1 2) and [a](b)\n'],
  ])('%s', (_, text) => {
    for (const read of [parsed, recalled, closed]) expect(differing(text, read(text))).toEqual([])
  })

  test('long definitions', () => {
    const definitions = Array.from({ length: 200 }, (_, n) => `[n${n}]: https://n${n}.example\n`)
    const text = `See [n7] and [n199].\n\nAnd {{ a }} [n8].\n\n${definitions.join('')}`
    for (const read of [parsed, recalled, closed]) expect(differing(text, read(text))).toEqual([])
  })

  test('any text, when it was kept', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(differing(text, recalled(text))).toEqual([])
      }),
      lawRuns(process.env, 5),
    )
  })

  test.each(fixtures())('$name, when it was kept', ({ text }) => {
    expect(differing(text, recalled(text))).toEqual([])
  })

  test('every eighth text of the corpus', ({ skip }) => {
    const missing = corpusMissing()
    if (missing !== null) skip(missing)
    const found = corpus()
      .filter((_, at) => at % 8 === 0)
      .flatMap(({ name, text }) => {
        const blocks = [parsed, closed].flatMap((read) => differing(text, read(text)))
        return blocks.length === 0 ? [] : [`${name}: ${blocks.join(', ')}`]
      })
    expect(found).toEqual([])
  }, 60_000)
})

test('a block whose node was kept is that node, without being read again', () => {
  const text = 'Words.\n'
  const node = { type: 'paragraph', content: [{ type: 'text', text: 'Kept words.' }] }
  const kept = keptOf(text).map((block) => ({ ...block, node: JSON.stringify(node) }))
  expect(openBlocks(recalled(text, kept))(0)).toEqual([node])
})
