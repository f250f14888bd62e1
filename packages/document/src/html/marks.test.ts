import { expect, test } from 'vitest'
import type { EditorNode } from '../editor/node.ts'
import { renderNodes } from './render-nodes.ts'

const options = { mediaUrl: (name: string) => `/m/${name}`, pageUrl: (href: string) => href }

/** The HTML with each tag as a bar, and what is to be said at its place. */
const said = (...nodes: readonly EditorNode[]): string => {
  const { html, marks } = renderNodes(nodes, options)
  const pieces = [...marks.map(({ at }) => at), html.length].map((end, index) => {
    const start = marks[index - 1]?.at ?? 0
    return html.slice(start, end).replace(/<[^>]*>/g, '|')
  })
  return pieces.reduce((all, piece, index) => `${all}{${marks[index - 1]?.say}}${piece}`)
}
const text = (words: string, ...marks: readonly string[]): EditorNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const block = (type: string, change: string, ...content: readonly EditorNode[]): EditorNode => ({
  type,
  attrs: change === '' ? {} : { change },
  content: [...content],
})
const line = (...content: readonly EditorNode[]) => block('paragraph', '', ...content)
const unseen = (how: string, ...content: readonly EditorNode[]): EditorNode => ({
  type: 'unseenTurn',
  attrs: { what: 'link', how },
  content: [...content],
})

test.each<readonly [string, EditorNode, string]>([
  [
    'words that came and went',
    line(text('a '), text('b', 'added'), text('c', 'removed')),
    '|a |{added}b||{removed}c||',
  ],
  [
    'words with signs that HTML writes in its own way',
    line(text('a < b & '), text('c', 'added')),
    '|a &#x3C; b &#x26; |{added}c||',
  ],
  ['code that went', block('codeBlock', 'removed', text('x')), '|{removed}|x\n||'],
  [
    'HTML that came',
    { type: 'island', attrs: { source: '<div>x</div>', change: 'added' } },
    '|{added}|x||',
  ],
  ['a rule that went, before it', block('horizontalRule', 'removed'), '{removed}|'],
  [
    'an item that changed',
    block('bulletList', '', block('listItem', 'changed', line(text('x')))),
    '||{changed}x||',
  ],
  [
    'an item that came, once',
    block('bulletList', '', block('listItem', 'added', line(text('x', 'added')))),
    '|||{added}x|||',
  ],
  [
    'an item that moved',
    block('bulletList', '', block('listItem', 'moved', line(text('x')))),
    '||{moved}x||',
  ],
  [
    'a row that moved, in its first cell',
    block(
      'table',
      '',
      block(
        'tableRow',
        'moved',
        block('tableCell', '', line(text('a'))),
        block('tableCell', '', line(text('b'))),
      ),
    ),
    '||||{moved}a||b||||',
  ],
  [
    'a column that moved, in its header',
    block(
      'table',
      '',
      block(
        'tableRow',
        '',
        block('tableHeader', 'moved', line(text('C'))),
        block('tableHeader', '', line(text('B'))),
      ),
    ),
    '||||{moved}C||B||||',
  ],
  [
    'an address that turned into another',
    line(unseen('turned', text('/a', 'removed'), text(' '), text('/b', 'added'))),
    '||{link-turned}|{removed}/a| {into}|{added}/b|||',
  ],
  [
    'an address that is new',
    line(unseen('added', text('/b', 'added'))),
    '||{link-added}|{added}/b|||',
  ],
  [
    'a picture that is not shown',
    line({
      type: 'image',
      attrs: { src: 'https://a.example/x.png', alt: 'plan' },
      marks: [{ type: 'removed' }],
    }),
    '||{removed}|{picture}plan|||',
  ],
])('it is said of %s', (_, node, wanted) => {
  expect(said(node)).toBe(wanted)
})
