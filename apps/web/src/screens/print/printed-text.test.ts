import { expect, test } from 'vitest'
import { printedText } from './printed-text.ts'

const part = (html: string, blocks: readonly (readonly [number, string | null])[]) => ({
  kind: 'html' as const,
  html,
  start: 0,
  end: 0,
  blocks: blocks.map(([at, id]) => ({
    index: 0,
    at,
    heading: id === null ? null : { level: 2, id, inside: html.indexOf('>', at) - at + 1 },
    runs: [],
  })),
})

test('headings stand one level lower, without anchors; all else stays', () => {
  const html = '<h2 id="a">A <em>b</em></h2>\n<p>&lt;h2 id="a"&gt;</p>\n'
  expect(
    printedText([
      part(html, [
        [0, 'a'],
        [html.indexOf('<p>'), null],
      ]),
    ]),
  ).toBe('<h3>A <em>b</em></h3>\n<p>&lt;h2 id="a"&gt;</p>\n')
})
