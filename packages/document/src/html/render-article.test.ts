import { describe, expect, test } from 'vitest'
import { outline } from '../markdown/outline.ts'
import { parseBlocks } from '../markdown/blocks.ts'
import { fixtures } from '../testing/corpus.ts'
import { closeArticle, openArticle, renderArticle } from './render-article.ts'
import { payloads } from './testing/payloads.ts'
import { dangers } from './testing/dangers.ts'

const options = {
  mediaUrl: (name: string) => `/m/${name}`,
  pageUrl: (href: string) => `/here${href}`,
}

function html(text: string): string {
  return renderArticle(text, options)
    .map((part) => part.html)
    .join('\n')
}

test.each(payloads)('lets nothing run: %s', (payload) => {
  expect(dangers(html(payload))).toEqual([])
  expect(dangers(html(`a ${payload} b`))).toEqual([])
  expect(dangers(html(`| a |\n| - |\n| ${payload} |`))).toEqual([])
  expect(dangers(html(`- [ ] ${payload}\n\n> ${payload}`))).toEqual([])
})

test('shows a script as the text it is', () => {
  expect(html('<script>alert(1)</script>')).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  expect(html('one <script>alert(1)</script>')).toContain('one &#x3C;script>alert(1)&#x3C;/script>')
})

test('draws a megabyte of tags that never end within two seconds of the processor', () => {
  const start = process.threadCpuUsage()
  expect(html('<a b="'.repeat(166_000))).toContain('&#x3C;a b="')
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000)
})

test('gives headings the ids of the outline', () => {
  const text = '## Été à Brest\n\n## Été à Brest\n\n### « Oui »\n'
  const ids = outline(text).map((entry) => entry.id)
  expect(ids).toEqual(['ete-a-brest', 'ete-a-brest-2', 'oui'])
  for (const id of ids) expect(html(text)).toContain(`id="${id}"`)
})

test('an item is no paragraph where only lists stand below its words', () => {
  expect(html('- a\n  - b\n').replace(/\s*\n\s*/g, '')).toContain('<li>a<ul><li>b</li></ul></li>')
  expect(html('- a\n\n  b\n').replace(/\s*\n\s*/g, '')).toContain('<li><p>a</p><p>b</p></li>')
})

test.each([
  ['a passage', 'نبدأ الآن.', '<p data-block="0" dir="auto">نبدأ الآن.</p>'],
  ['a heading', '## פתיחה', '<h2 data-block="0" id="פתיחה" dir="auto">פתיחה</h2>'],
  [
    'a list',
    '- א\n- b',
    '<ul data-block="0" dir="rtl"><li dir="auto">א</li><li dir="auto">b</li></ul>',
  ],
  [
    'a list that begins in Latin',
    '- b\n- א',
    '<ul data-block="0"><li dir="auto">b</li><li dir="auto">א</li></ul>',
  ],
  [
    'an item of several passages',
    '- א\n\n  ב',
    '<ul data-block="0" dir="rtl"><li dir="rtl"><p dir="auto">א</p><p dir="auto">ב</p></li></ul>',
  ],
  ['a quotation', '> א', '<blockquote data-block="0" dir="rtl"><p dir="auto">א</p></blockquote>'],
  ['a direction that is given', '<p dir="ltr">א</p>', '<p dir="ltr">א</p>'],
  ['nothing of a text that runs to the right', 'Un été.', '<p data-block="0">Un été.</p>'],
])('lets a text that runs to the left find its direction: %s', (_, text, wanted) => {
  expect(html(text).replace(/\s*\n\s*/g, '')).toBe(wanted)
})

test('takes ids away that authors write in HTML', () => {
  expect(html('<h2 id="app">x</h2>\n\n<p id="x" name="y">z</p>')).not.toMatch(/ (?:id|name)=/)
})

test('makes each top-level table a part of its own with its place in the text', () => {
  const text = '---\nkind: format\n---\none\n\n| a |\n| - |\n| b |\n\ntwo\n'
  const parts = renderArticle(text, options)
  expect(parts.map((part) => part.kind)).toEqual(['html', 'table', 'html'])
  expect(parts.map((part) => text.slice(part.start, part.end))).toEqual([
    'one',
    '| a |\n| - |\n| b |',
    'two',
  ])
})

test('numbers top-level elements as the blocks of the text', () => {
  const text = 'one\n\n[x]: /y\n\n## two\n\n- three\n'
  expect(html(text).match(/data-block="\d+"/g)).toEqual([
    'data-block="0"',
    'data-block="2"',
    'data-block="3"',
  ])
  expect(parseBlocks(text).map((block) => block.kind)).toEqual([
    'paragraph',
    'definition',
    'heading',
    'list',
  ])
})

test('draws tables with a head, a body, scopes and alignments', () => {
  expect(html('| a | b |\n| - | -: |\n| c | d |').replace(/\n/g, '')).toBe(
    '<table data-block="0"><thead><tr><th scope="col">a</th><th scope="col" class="align-right">b</th></tr></thead>' +
      '<tbody><tr><td>c</td><td class="align-right">d</td></tr></tbody></table>',
  )
})

test('names the box of a task by its words', () => {
  expect(html('- [x] done\n- [ ] **open**\n  - more')).toContain(
    '<li class="task"><label><input type="checkbox" checked disabled> done</label></li>',
  )
  expect(html('- [ ] a\n\n- [ ] b')).toContain(
    '<p><label><input type="checkbox" disabled> a</label></p>',
  )
})

test('asks for the address of pages and media, and marks foreign links', () => {
  expect(html('[a](/p/x)')).toContain('<a href="/here/p/x">a</a>')
  expect(html('[a](media/plan.pdf)')).toContain('<a href="/m/plan.pdf">a</a>')
  expect(html('[a](https://example.org/b)')).toContain(
    '<a href="https://example.org/b" rel="noopener nofollow">a</a>',
  )
  expect(html('[a](//example.org/b)')).toContain('rel="noopener nofollow"')
  expect(html('[a](#b) [c](mailto:d@example.org)')).toContain(
    '<a href="#b">a</a> <a href="mailto:d@example.org">c</a>',
  )
})

test('loads pictures of the page late, and none from elsewhere', () => {
  expect(html('![a plan](media/p.png "t")')).toContain(
    '<img src="/m/p.png" alt="a plan" title="t" loading="lazy" decoding="async">',
  )
  expect(html('![](media/p.png)')).toContain('alt=""')
  expect(html('![there](https://example.org/x.png)')).toContain(
    '<a href="https://example.org/x.png" class="far-picture" rel="noopener nofollow">there</a>',
  )
  expect(html('![lost](../x.png)')).toContain('<span class="missing-picture">lost</span>')
})

test('keeps the HTML that is harmless, across blocks', () => {
  expect(html('<details><summary>More</summary>\n\nhidden\n\n</details>').replace(/\n/g, '')).toBe(
    '<details><summary>More</summary><p data-block="1">hidden</p></details>',
  )
  expect(html('H<sub>2</sub>O and <kbd>Ctrl</kbd>')).toContain('H<sub>2</sub>O and <kbd>Ctrl</kbd>')
})

test.each(['<div>', '<b>', 'a <i>', '<div>\n\n'])('shows %j as text when it never ends', (tag) => {
  const parts = renderArticle(tag.repeat(20_000), {
    mediaUrl: (name) => name,
    pageUrl: (href) => href,
  })
  expect(parts[0]?.html).toContain(tag.trim().replace('<', '&#x3C;'))
})

test('takes a passage of very many parts', () => {
  const [part] = renderArticle('a@example.org '.repeat(7000), {
    mediaUrl: (name) => name,
    pageUrl: (href) => href,
  })
  expect(part?.html).toContain('mailto:')
})

test('counts blocks as they are, without what only holds lists apart', () => {
  expect(html('- a\n\n<!-- -->\n\n- b')).toContain('<ul data-block="1">')
})

test('links footnotes there and back', () => {
  const rendered = html('a[^1]\n\n[^1]: note')
  expect(rendered).toContain('href="#user-content-fn-1"')
  expect(rendered).toContain('<li id="user-content-fn-1">')
})

test('gives no part for a text without a body', () => {
  expect(renderArticle('---\ntitle: x\n---\n', options)).toEqual([])
  expect(renderArticle('', options)).toEqual([])
})

describe('an article whose addresses are set later', () => {
  const isOpen = (href: string): boolean => href.startsWith('/p/')
  const settled = {
    mediaUrl: (name: string) => `/m/${name}?a=1&b="2"`,
    pageUrl: (href: string) => (isOpen(href) ? `/formats${href.slice(2)}#"<&>` : href),
  }
  const sources = [
    ...fixtures(),
    ...[
      '[a](/p/a) and [b](/p/bb "title" ) ![c](media/c.png "x") end',
      '# [a](/p/a) b\n\n- [ ] [c](/p/c) d\n\n| a |\n| - |\n| [b](/p/b) c |\n',
      '<a href="/p/a" title=" href=&quot;x&quot;">x</a> <img src="media/b.png"> y',
      '<details><summary>[a](/p/a) b</summary>\n\n[c](/p/c) d\n\n</details>\n\n[e](/p/e)',
      'A note[^1] and [a](/p/a).\n\n[^1]: See [b](/p/b) there.\n',
      '[0](0) [1](/hole/0) [2]( javascript:x) [3](1a:b) ![4](media/x.png)![5](media/x.png)',
      '[file](media/a.pdf), [same](#a), [far](https://a.example/p/a)',
      'nothing to be set',
      '',
    ].map((text) => ({ name: text, text })),
  ]

  test.each(sources)('is the same as one drawn with them: $name', ({ text }) => {
    expect(closeArticle(openArticle(text, isOpen), settled)).toEqual(renderArticle(text, settled))
  })

  test('follows from the text alone, and tells what is to be set', () => {
    const text = '[a](/p/a) ![b](media/b.png) [c](/elsewhere)'
    const found = openArticle(text, isOpen).flatMap(({ html: drawn, addresses }) =>
      addresses.map(({ of, value, at, length }) => ({
        of,
        value,
        before: /\w+="$/.exec(drawn.slice(0, at))?.[0],
        behind: drawn[at + length],
      })),
    )
    expect(found).toEqual([
      { of: 'page', value: '/p/a', before: 'href="', behind: '"' },
      { of: 'media', value: 'b.png', before: 'src="', behind: '"' },
    ])
  })
})
