import { expect, test } from 'vitest'
import { openText } from '../codec/open.ts'
import type { EditorNode } from '../editor/node.ts'
import { fixtures } from '../testing/corpus.ts'
import { renderArticle } from './render-article.ts'
import { renderNodes } from './render-nodes.ts'
import { dangers } from './testing/dangers.ts'
import { payloads } from './testing/payloads.ts'

const options = { mediaUrl: (name: string) => `/m/${name}`, pageUrl: (href: string) => href }

function render(...nodes: readonly EditorNode[]): string {
  return renderNodes(nodes, options).html
}

const text = (words: string, ...marks: readonly string[]): EditorNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})

test('shows added and removed words', () => {
  expect(
    render({
      type: 'paragraph',
      content: [text('a '), text('b', 'removed'), text('c', 'added', 'bold')],
    }),
  ).toBe('<p>a <del>b</del><ins><strong>c</strong></ins></p>')
})

test('shows no blank at the end of marked words as marked', () => {
  const words = [text('a '), text('small ', 'removed'), text('large ', 'added'), text('room')]
  expect(render({ type: 'paragraph', content: words })).toBe(
    '<p>a <del>small</del> <ins>large</ins> room</p>',
  )
  const bold = [text('a'), text(' big ', 'added', 'bold'), text('and tall ', 'added'), text('room')]
  expect(render({ type: 'paragraph', content: bold })).toBe(
    '<p>a <ins><strong>big </strong>and tall</ins> room</p>',
  )
  expect(render({ type: 'paragraph', content: [text('a'), text(' ', 'removed'), text('b')] })).toBe(
    '<p>a b</p>',
  )
})

test('keeps words that an author struck out apart from words that went', () => {
  expect(render({ type: 'paragraph', content: [text('a', 'strike')] })).toBe('<p><s>a</s></p>')
})

test('shows a passage of HTML that came or went as what it is, within one element that says so', () => {
  const island = (source: string, change: string): EditorNode => ({
    type: 'island',
    attrs: { source, change },
  })
  expect(render(island('<div>one</div>', 'removed'))).toBe(
    '<div data-change="removed"><div>one</div></div>',
  )
  expect(render(island('<div>left open', 'added'))).toBe(
    '<div data-change="added"><div>left open</div></div>',
  )
  expect(render(island('</div> closed before', 'added'))).toBe(
    '<div data-change="added"> closed before</div>',
  )
})

test('names the change of a block, an item, a row and a cell', () => {
  const cell = (type: string, attrs = {}): EditorNode => ({
    type,
    attrs,
    content: [{ type: 'paragraph', content: [text('x')] }],
  })
  expect(render({ type: 'paragraph', attrs: { change: 'added' }, content: [text('a')] })).toBe(
    '<p data-change="added">a</p>',
  )
  expect(
    render({
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          attrs: { change: 'removed' },
          content: [{ type: 'paragraph', content: [text('a')] }],
        },
      ],
    }),
  ).toBe('<ul><li data-change="removed">a</li></ul>')
  expect(
    render({
      type: 'paragraph',
      attrs: { change: 'moved' },
      content: [text('a')],
    }),
  ).toBe('<p data-change="moved">a</p>')
  expect(
    render({
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader')] },
        {
          type: 'tableRow',
          attrs: { change: 'added' },
          content: [cell('tableCell', { change: 'added', align: 'right' })],
        },
      ],
    }),
  ).toBe(
    '<table><thead><tr><th scope="col">x</th></tr></thead><tbody><tr data-change="added"><td data-change="added" class="align-right">x</td></tr></tbody></table>',
  )
})

test('resolves reference links with the definitions it is given', () => {
  const island: EditorNode = {
    type: 'paragraph',
    content: [{ type: 'inlineIsland', attrs: { source: '[a][b]' } }],
  }
  expect(render(island)).toBe('<p>[a][b]</p>')
  expect(renderNodes([island], { ...options, definitions: '[b]: /p/c' }).html).toBe(
    '<p><a href="/p/c">a</a></p>',
  )
})

test('joins the two tags of an inline element', () => {
  const tag = (source: string): EditorNode => ({ type: 'inlineIsland', attrs: { source } })
  expect(render({ type: 'paragraph', content: [tag('<kbd>'), text('x'), tag('</kbd>')] })).toBe(
    '<p><kbd>x</kbd></p>',
  )
})

test.each(
  fixtures().filter(
    (sample) =>
      !/islands|liquid|lines|links|lists|tables|quotes|separators|forms/.test(sample.name),
  ),
)('shows $name as the article does', ({ text: source }) => {
  const article = renderArticle(source, options).map((part) => part.html)
  const plain = (html: string) =>
    html
      .replace(/ (?:data-block|id)="[^"]*"/g, '')
      .replace(/\s+/g, ' ')
      .replace(/> | </g, (match) => match.trim())
  expect(plain(render(...(openText(source).body.content ?? [])).replace(/^<p><\/p>$/, ''))).toBe(
    plain(article.join('')),
  )
})

test.each(payloads)('lets nothing run from words, islands or addresses: %s', (payload) => {
  const html = render(
    {
      type: 'paragraph',
      content: [text(payload), { type: 'inlineIsland', attrs: { source: payload } }],
    },
    { type: 'island', attrs: { source: payload, change: payload } },
    { type: 'codeBlock', attrs: { language: payload }, content: [text(payload)] },
    {
      type: 'heading',
      attrs: { level: payload },
      content: [{ type: 'image', attrs: { src: payload, alt: payload } }],
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'x',
          marks: [{ type: 'link', attrs: { href: payload, title: payload } }],
        },
      ],
    },
    { type: payload, content: [text(payload, payload)] },
  )
  expect(dangers(html)).toEqual([])
})

test('finds the dangers it looks for', () => {
  expect(
    dangers('<p onclick="x" style="x">a<script>b</script></p><a href="javascript:x" id="y">c</a>'),
  ).toHaveLength(5)
})
