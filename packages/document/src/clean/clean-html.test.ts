import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html.ts'
import { lowerHeadings } from './headings.ts'
import { markdownOf } from './markdown-of.ts'
import { pictureSources, placePictures } from './pictures.ts'

const blocksOf = (html: string, siteUrl?: string) => {
  const cleaned = cleanHtml(html, siteUrl === undefined ? {} : { siteUrl })
  return cleaned.kind === 'cleaned' ? cleaned.blocks : []
}
const md = (html: string, siteUrl?: string): string => markdownOf(blocksOf(html, siteUrl))

test.each([
  ['bold around all that says it is none', '<b style="font-weight:normal"><p>a</p></b>', 'a\n'],
  [
    'bold by a rule of a style sheet',
    '<style>.x{font-weight:700}</style><p class=x>a</p>',
    '**a**\n',
  ],
  ['a rule of a tag and a class', '<style>p.x{font-style:italic}</style><p class=x>a</p>', '_a_\n'],
  ['two breaks', 'a<br><br>b<br>c', 'a\n\nb\\\nc\n'],
  ['bullets that were typed', '<p>·&nbsp;&nbsp; a</p><p>•\tb</p>', '- a\n- b\n'],
  ['a list right in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b\n'],
  ['boxes', '<ul><li><input type=checkbox checked> a</li><li>☐ b</li></ul>', '- [x] a\n- [ ] b\n'],
  ['rows without their table', '<tr><td>a</td><td>b</td></tr>', '| a | b |\n| --- | --- |\n'],
  ['a table of one column', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb\n'],
  [
    'a table in an item',
    '<ul><li>x<table><tr><td>a</td><td>b</td></tr></table></ul>',
    '- x\n\n  | a | b |\n  | --- | --- |\n',
  ],
  [
    'cells over two rows',
    '<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    '| a | b |\n| --- | --- |\n| | c |\n',
  ],
  [
    'a pause across an agenda',
    '<table><tr><th>Heure<th>Étape<th>Durée</tr><tr><td>9 h<td>Jeu<td>1 h</tr><tr><td colspan=3>Pause</tr><tr><td colspan=3><b>12h30</b> – Repas</tr></table>',
    '| Heure | Étape | Durée |\n| --- | --- | --- |\n| 9 h | Jeu | 1 h |\n| | Pause | |\n| **12h30** | Repas | |\n',
  ],
  [
    'a cell across a table of something else',
    '<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr><tr><td colspan=2>3</tr></table>',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | |\n',
  ],
  [
    'the title of a table in its first row',
    '<table><tr><td colspan=2>Jour 1</tr><tr><td>Heure<td>Étape</tr><tr><td>9 h<td>Jeu</tr></table>',
    'Jour 1\n\n| Heure | Étape |\n| --- | --- |\n| 9 h | Jeu |\n',
  ],
  [
    'words that Google Docs strikes because they are ticked',
    '<ul><li role=checkbox aria-checked=true style="text-decoration:line-through"><p><span style="text-decoration:line-through">a</span></p></li></ul>',
    '- [x] a\n',
  ],
  [
    'line ends that stand for themselves',
    '<p style="white-space-collapse: preserve">a\nb</p>',
    'a\\\nb\n',
  ],
  ['a heading that is bold', '<h2><b>a</b></h2>', '## a\n'],
  ['code', '<pre><code class="language-js">a &lt; b\n</code></pre>', '```js\na < b\n```\n'],
  [
    'words from right to left in a line of ours',
    '<p dir=rtl>שלום <b>עולם</b> ok</p>',
    'שלום **עולם** ok\n',
  ],
  [
    'mixed directions in a list and a table',
    '<ul dir=rtl><li>مرحبا World 12:30</li></ul><table dir=rtl><tr><th>الوقت<th>Step</tr><tr><td>09:00<td><bdo dir=ltr>ورشة</bdo> café</tr></table>',
    '- مرحبا World 12:30\n\n| الوقت | Step |\n| --- | --- |\n| 09:00 | ورشة café |\n',
  ],
  [
    'a table in a table, which a cell cannot hold',
    '<table><tr><th>a<th>b</tr><tr><td>c<td>x<table><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table></tr></table>',
    '| a | b |\n| --- | --- |\n| c | x<br>1 · 2<br>3 · 4 |\n',
  ],
  [
    'scripts and styles anywhere',
    '<style>p{color:red}</style><p>a<script>alert(1)</script></p><table><tr><td>b<style>td{}</style><td><script>x</script>c</tr></table><img src=x onerror=alert(1) width=1>',
    'a\n\n| b | c |\n| --- | --- |\n',
  ],
  [
    'no-break spaces of a program, and those of French',
    'a&nbsp;b&nbsp;: «&nbsp;c&nbsp;»',
    'a b\u00A0: «\u00A0c\u00A0»\n',
  ],
  [
    'words struck in a document whose changes are tracked',
    '<p>a<del datetime="x">b</del><ins>c</ins></p>',
    'ac\n',
  ],
  ['signs of Markdown', '<p>*a* # b</p>', '\\*a* # b\n'],
])('%s', (_, html, text) => {
  expect(md(html)).toBe(text)
})

test.each([
  ['<a href="javascript:alert(1)">a</a>', 'a\n'],
  ['<a href=" JaVaScript:alert(1)">a</a>', 'a\n'],
  ['<a href="data:text/html,x">a</a>', 'a\n'],
  ['<a href="file:///C:/x">a</a>', 'a\n'],
  ['<a href="#top">a</a>', 'a\n'],
  ['<a href="https://forkshop.example/p/cafe">a</a>', '[a](/p/cafe)\n'],
  [
    '<a href="https://www.google.com/url?q=https://example.org/x&sa=D">a</a>',
    '[a](https://example.org/x)\n',
  ],
  [
    '<a href="https://www.google.com/url?q=javascript:alert(1)">a</a>',
    '[a](https://www.google.com/url?q=javascript:alert(1))\n',
  ],
  ['<p onclick="x">a<svg><script>x</script></svg><style>p{}</style></p>', 'a\n'],
])('%s keeps what is safe', (html, text) => {
  expect(md(html, 'https://forkshop.example/')).toBe(text)
})

test('pictures are placed, or leave what they show in words and are counted', () => {
  const blocks = blocksOf(
    '<p>a <img src="data:x"> <img src="file:///b" alt="Plan"></p><p><img src=c></p>',
  )
  expect(pictureSources(blocks)).toEqual(['data:x', 'file:///b', 'c'])
  const placed = placePictures(blocks, (source) => (source === 'data:x' ? 'media/x.png' : null))
  expect(placed.missing).toBe(2)
  expect(markdownOf(placed.blocks)).toBe('a ![](media/x.png) _Plan_\n')
})

test('the first level is the title of a page: headings below it go down with it', () => {
  const lowered = (html: string): string => markdownOf(lowerHeadings(blocksOf(html)))
  expect(lowered('<h1>a</h1><h2>b</h2><h6>c</h6>')).toBe('## a\n\n### b\n\n###### c\n')
  expect(lowered('<h2>a</h2><h3>b</h3>')).toBe('## a\n\n### b\n')
})

const refused = { kind: 'refused' }
const MB = 1024 * 1024

test.each([
  ['elements in each other without end', '<div>'.repeat(MB), refused],
  ['marks in each other without end', '<b id=1>'.repeat(MB), refused],
  ['more elements than a page has', '<p>a'.repeat(MB), refused],
  ['more words than a page has', `<p>${'a'.repeat(5 * MB)}</p>`, refused],
  ['a tag with a million attributes', `<p ${'abc '.repeat(MB)}>a</p>`, { kind: 'cleaned' }],
  ['closing tags of nothing', `<p>a</p>${'</q>'.repeat(MB)}`, { kind: 'cleaned' }],
  ['signs of tags that never end', '<'.repeat(900_000), { kind: 'cleaned' }],
  ['a comment that never ends', `a<!--${'x'.repeat(5 * MB)}`, { kind: 'cleaned' }],
  ['rules without end', `<style>${'a{b:c}'.repeat(MB)}</style>a`, { kind: 'cleaned' }],
  ['a style without a brace', `<style>${'a,'.repeat(2 * MB)}</style>a`, { kind: 'cleaned' }],
  [
    'a picture of five megabytes',
    `<img src="data:image/png;base64,${'A'.repeat(5 * MB)}">`,
    { kind: 'cleaned' },
  ],
  [
    'a table as wide as it says',
    `<table><tr>${'<td colspan=9999>a</td>'.repeat(9000)}</tr></table>`,
    { kind: 'cleaned' },
  ],
])('%s: five megabytes end in time', { timeout: 10_000 }, (_, html, outcome) => {
  expect(cleanHtml(html)).toMatchObject(outcome)
})
