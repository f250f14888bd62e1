import { describe, expect, test } from 'vitest'
import { fixtures } from '../testing/corpus.ts'
import { renderArticle } from './render-article.ts'

const options = { mediaUrl: (name: string) => `/m/${name}`, pageUrl: (href: string) => href }
const blocksOf = (text: string) =>
  renderArticle(text, options).flatMap(({ html, blocks }) =>
    blocks.map((block, at) => ({ ...block, html: html.slice(block.at, blocks[at + 1]?.at) })),
  )
/** The runs of a text: `/` where a line begins, the words with their place, `?` where they have none. */
const read = (text: string): string =>
  blocksOf(text)
    .flatMap(({ html, runs }) =>
      runs.map(({ at, length, from, sign, breaks }) => {
        const words = sign ?? html.slice(at, at + length)
        return `${breaks ? '/' : ''}${words}${from === null ? '?' : from}`
      }),
    )
    .join(' ')

describe('what is read in an article', () => {
  test.each([
    ['words in marks', 'a *b* c', '/a 0 b3  c5'],
    ['signs that HTML writes as references', 'a < b & c', '/a 0 <2  b 3 &6  c7'],
    ['a name of a sign', 'a &amp; b', '/a0  ? &?  ? b8'],
    ['items, one line each', '- one\n- two', '/one2 /two8'],
    ['a quote of two lines', '> one\n> two', '/one2 \n? two8'],
    ['cells', '| a | b |\n| - | - |\n| c | d |', '/a2 /b6 /c22 /d26'],
    ['words of a link, not its address', '[one](/p/two) two', '/one1  two13'],
    ['words in HTML, not its tags', '<b title="one">one</b> *two*', '/one15  ? two24'],
    ['below front matter', '---\nkind: format\n---\none', '/one21'],
    ['code', '`a b` c', '/a b1  c5'],
  ])('%s', (_what, text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  test.each(fixtures())('of $name stands in the text where it is said to', ({ text }) => {
    const wrong = blocksOf(text).flatMap(({ html, runs }) =>
      runs.filter(({ at, length, from, sign }) => {
        const written = html.slice(at, at + length)
        const isWord = sign !== undefined || !/[<&]/.test(written)
        return !isWord || (from !== null && !text.startsWith(sign ?? written, from))
      }),
    )
    expect(wrong).toEqual([])
  })
})

test('a block is a top-level element, with its number in the text', () => {
  const text = 'one\n\n[x]: /y\n\n<details>\n\n### two\n\n</details>\n\nthree[^n]\n\n[^n]: note'
  expect(blocksOf(text).map(({ index, html }) => [index, html.slice(0, 9)])).toEqual([
    [0, '<p data-b'],
    [null, '<details>'],
    [5, '<p data-b'],
    [null, '<section '],
  ])
})

test('a heading has its level, its id and the place of its words', () => {
  const [block] = blocksOf('### Two & *three*')
  expect(block?.heading).toMatchObject({ level: 3, id: 'two-three' })
  expect(block?.html.slice(block.heading?.inside)).toBe('Two &#x26; <em>three</em></h3>')
  expect(blocksOf('one')[0]?.heading).toBeNull()
})

test('words in a link or a label know where it ends', () => {
  const ends = (text: string) =>
    blocksOf(text).flatMap(({ html, runs }) => runs.map(({ until }) => until && html.slice(until)))
  expect(ends('a [b *c*](/d) e')).toEqual([undefined, ' e</p>', ' e</p>', undefined])
  expect(ends('- [ ] a')).toEqual(['</li>\n</ul>'])
})
