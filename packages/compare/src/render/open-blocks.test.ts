import { openText } from '@forkshop/document'
import { corpus, corpusMissing } from '@forkshop/document/testing'
import { describe, expect, test } from 'vitest'
import { pageReader } from '../reading/page-reader.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { withBrokenLinks } from './broken-links.ts'
import { openBlocks } from './open-blocks.ts'

/** Blocks that read differently alone than in their text, by their numbers. */
const differing = (text: string): readonly number[] => {
  const page = pageReader([text], newTextCache())(text)
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
    expect(differing(text)).toEqual([])
  })

  test('long definitions', () => {
    const definitions = Array.from({ length: 200 }, (_, n) => `[n${n}]: https://n${n}.example\n`)
    expect(differing(`See [n7] and [n199].\n\n${definitions.join('')}`)).toEqual([])
  })

  test('every eighth text of the corpus', ({ skip }) => {
    const missing = corpusMissing()
    if (missing !== null) skip(missing)
    const found = corpus()
      .filter((_, at) => at % 8 === 0)
      .flatMap(({ name, text }) => {
        const blocks = differing(text)
        return blocks.length === 0 ? [] : [`${name}: ${blocks.join(', ')}`]
      })
    expect(found).toEqual([])
  }, 60_000)
})
