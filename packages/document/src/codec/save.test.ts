import { expect, test } from 'vitest'
import type { EditorNode } from '../editor/node.ts'
import { editorSchema } from '../editor/schema.ts'
import { needsSourceView } from '../markdown/budget.ts'
import { openText } from './open.ts'
import { saveText } from './save.ts'

type Inline = EditorNode | string

const text = (words: string, ...marks: readonly string[]): EditorNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const link = (words: string, href: string): EditorNode => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
})
const inline = (content: readonly Inline[]) =>
  content.map((node) => (typeof node === 'string' ? { type: 'text', text: node } : node))
const p = (...content: readonly Inline[]): EditorNode => ({
  type: 'paragraph',
  content: inline(content),
})
const item = (...content: readonly EditorNode[]): EditorNode => ({ type: 'listItem', content })
const bullets = (...content: readonly EditorNode[]): EditorNode => ({ type: 'bulletList', content })
const br: EditorNode = { type: 'hardBreak' }
const picture: EditorNode = { type: 'image', attrs: { src: '/p/x', alt: '' } }
const rule: EditorNode = { type: 'horizontalRule' }

/** The text a new page gets for these blocks. */
function written(...content: readonly EditorNode[]): unknown {
  const saved = saveText(openText('').base, { type: 'doc', content })
  return saved.kind === 'saved' ? saved.text : saved
}

/** The text after the blocks of another one were changed. */
function changed(
  from: string,
  change: (blocks: readonly EditorNode[]) => readonly EditorNode[],
): unknown {
  const { body, base } = openText(from)
  const saved = saveText(base, { type: 'doc', content: change(body.content ?? []) })
  return saved.kind === 'saved' ? saved.text : saved
}

test.each<[string, EditorNode, string]>([
  ['a number that would start a list', p('1. a'), '1\\. a\n'],
  ['a hyphen that would start a list', p('- a'), '\\- a\n'],
  ['a sign that would start a heading', p('# a'), '\\# a\n'],
  ['a rule', p('---'), '\\---\n'],
  ['words that look like marks', p('*a* and _b_'), '\\*a* and \\_b_\n'],
  ['a definition', p('[x]: y'), '\\[x]: y\n'],
  ['a tag', p('<div>'), '\\<div>\n'],
  ['a reference', p('&copy; 2'), '\\&copy; 2\n'],
  ['a line that would underline a title', p('a', br, '==='), 'a\\\n\\===\n'],
  ['an address that is not a link', p('see www.b.org'), 'see www\\.b.org\n'],
  ['underscores inside a word, as they are', p('a_b_c and 2 * 3'), 'a_b_c and 2 * 3\n'],
  ['brackets that link nowhere, as they are', p('[note] and C# | x'), '[note] and C# | x\n'],
  [
    'signs at the end of a heading',
    { type: 'heading', attrs: { level: 2 }, content: inline(['C #']) },
    '## C \\#\n',
  ],
])('escapes no more than it must: %s', (_, node, source) => {
  expect(written(node)).toBe(source)
})

test.each<[string, EditorNode, string]>([
  ['bold over italic', p(text('a', 'bold'), text('b', 'bold', 'italic'), ' c'), '**a*b*** c\n'],
  ['italic inside a word', p('foo', text('bar', 'italic'), 'baz'), 'foo*bar*baz\n'],
  ['bold beside a bracket in a word', p('a', text('(b)', 'bold'), 'c'), '&#x61;**(b)**&#x63;\n'],
  ['blanks at the edge of a mark', p(text('a ', 'bold'), 'b'), '**a** b\n'],
  ['code with backticks', p(text('x`y', 'code')), '``x`y``\n'],
  ['code of blanks alone', p(text('  ', 'code')), '`  `\n'],
  ['code of other blanks', p(text(' \u00A0 ', 'code')), '`  \u00A0  `\n'],
  ['code that is bold', p(text('x', 'code', 'bold')), '**`x`**\n'],
  ['a link to itself', p(link('https://a.org', 'https://a.org')), 'https://a.org\n'],
  ['a link with an odd target', p(link('a', 'b c)(')), '[a](<b c)(>)\n'],
  ['a break at the end', p('a', br), 'a<br>\n'],
  ['an emoji cut in no place', p('😀', text('😀', 'bold'), '😀'), '😀**😀**😀\n'],
  ['template tags', p('{{ a_b_c }} and x'), '{{ a_b_c }} and x\n'],
  ['a picture beside a template tag', p(picture, '\t{{x}}'), '![](/p/x)\t{{x}}\n'],
  ['a picture inside what looks like one', p('{% a', picture, '%}'), '{% a![](/p/x)%}\n'],
  ['a break between template tags', p('{{x}}', br, '{{y}}'), '{{x}}\\\n{{y}}\n'],
  [
    'a picture',
    p({ type: 'image', attrs: { src: 'media/a b.png', alt: '[x]' } }),
    '![\\[x\\]](<media/a b.png>)\n',
  ],
])('writes %s', (_, node, source) => {
  expect(written(node)).toBe(source)
})

test('writes lists so that they stay apart, and items that hold anything', () => {
  expect(written(bullets(item(p('a'))), bullets(item(p('b'))))).toBe('- a\n\n* b\n')
  expect(written(bullets(item({ type: 'paragraph' }), item(rule), item(p('[ ] x'))))).toBe(
    '-\n- ***\n- \\[ \\] x\n',
  )
  expect(
    written({ type: 'orderedList', attrs: { start: 3 }, content: [item(p('a')), item(p('b'))] }),
  ).toBe('3. a\n4. b\n')
})

test('drops empty paragraphs and empty tasks', () => {
  const task = (...content: readonly EditorNode[]): EditorNode => ({
    type: 'taskItem',
    attrs: { checked: false },
    content,
  })
  expect(written(p(), p('a'), { type: 'paragraph' })).toBe('a\n')
  expect(written({ type: 'taskList', content: [task(p('a')), task({ type: 'paragraph' })] })).toBe(
    '- [ ] a\n',
  )
})

test('does not let a rule at the top read as front matter', () => {
  expect(written(rule, p('a: 1'), rule)).toBe('***\n\na: 1\n\n---\n')
})

test('says that it had to write a block anew which nobody touched', () => {
  // two rules of hyphens, the first at the very top, would read as front matter
  expect(changed('---\n\na\n', (blocks) => [...blocks, rule])).toEqual({
    kind: 'unsure',
    reason: 'rewrites-neighbour',
    text: '***\n\na\n\n---\n',
  })
})

test('closes a fence left open when something follows it', () => {
  expect(changed('```js\nx\n', (blocks) => [...blocks, p('a')])).toBe('```js\nx\n```\n\na\n')
})

test('keeps two lists that came to touch apart, changing neither', () => {
  expect(
    changed('- a\n\nx\n\n- b\n', ([first, , last]) => [first, last].flatMap((node) => node ?? [])),
  ).toBe('- a\n\n<!-- -->\n\n- b\n')
})

test('takes no separator for a block, and drops it with the gap it stood in', () => {
  const from = '- a\n\n<!-- -->\n\n- b\n'
  expect(openText(from).body.content).toHaveLength(2)
  expect(changed(from, (blocks) => blocks.slice(0, 1))).toBe('- a\n')
  expect(changed(from, ([a, b]) => [a, p('x'), b].flatMap((node) => node ?? []))).toBe(
    '- a\n\nx\n\n- b\n',
  )
})

test('changes the marker of the list that moved beside another', () => {
  expect(
    changed('- a\n\nx\n\n- b\n\ny\n', ([a, x, b, y]) => [b, a, x, y].flatMap((node) => node ?? [])),
  ).toBe('* b\n\n- a\n\nx\n\ny\n')
})

test('changes the marker of the list that moved, and nothing else of its items', () => {
  expect(
    changed('- a\n\nx\n\n-   b\n-   c\n', ([a, x, b]) => [b, a, x].flatMap((node) => node ?? [])),
  ).toBe('*   b\n*   c\n\n- a\n\nx\n')
})

test('gives a new list between two others a marker that neither has', () => {
  const from = '- a\n\nx\n\n* b\n\ny\n\n- c\n'
  expect(changed(from, (blocks) => blocks.with(3, bullets(item(p('new')))))).toBe(
    '- a\n\nx\n\n* b\n\n+ new\n\n- c\n',
  )
})

test('carries the indent of a list that moves', () => {
  const from = 'x\n\n  - a\n  - b\n\ny\n'
  expect(changed(from, ([x, list, y]) => [x, y, list].flatMap((node) => node ?? []))).toBe(
    'x\n\ny\n\n  - a\n  - b\n',
  )
})

test('keeps numbers, wrapping and padding around a change', () => {
  const rename = (blocks: readonly EditorNode[]): readonly EditorNode[] =>
    JSON.parse(JSON.stringify(blocks).replace('old', 'new'))
  expect(changed('1. a\n1. old\n1. c\n', rename)).toBe('1. a\n1. new\n1. c\n')
  expect(changed('> a  *b*\n> old\n> c\n', rename)).toBe('> a  *b*\n> new\n> c\n')
  expect(changed('| a   | b |\n|-----|---|\n| old | x |\n', rename)).toBe(
    '| a   | b |\n|-----|---|\n| new | x |\n',
  )
  expect(changed('Title old\n=====\n\n*   a\n\n    b\n', rename)).toBe(
    'Title new\n=====\n\n*   a\n\n    b\n',
  )
})

test('starts a numbered list where it starts after its first item went', () => {
  const from = '1. a\n2. b\n3. c\n'
  const without = (blocks: readonly EditorNode[]) =>
    blocks.map((list) => ({ ...list, content: (list.content ?? []).slice(1) }))
  expect(changed(from, without)).toBe('1. b\n3. c\n')
})

test('lets a definition go without touching the references', () => {
  const from = 'a [b][c] d\n\n[c]: /x\n'
  expect(changed(from, (blocks) => blocks.slice(0, 1))).toBe('a [b][c] d\n')
})

test('keeps an indented block out of the list that it came to stand below', () => {
  const from = '- a\n\nx\n\n    code\n'
  expect(changed(from, ([list, , code]) => [list, code].flatMap((node) => node ?? []))).toBe(
    '- a\n\n<!-- -->\n\n    code\n',
  )
})

test('closes HTML left open when something follows it', () => {
  expect(changed('<!-- open\n', (blocks) => [...blocks, p('a')])).toBe('<!-- open\n-->\n\na\n')
})

test('reads an island that the editor can show, as it was written', () => {
  const island = (source: string): EditorNode => ({ type: 'island', attrs: { source } })
  expect(changed('a *b*\n', (blocks) => [...blocks, island('_x_ y\n\n1) z')])).toBe(
    'a *b*\n\n_x_ y\n\n1) z\n',
  )
})

test('tells of definitions that went while they were in use, and of words that became references', () => {
  const lost = openText('a [b][c] [^n]\n\n[c]: /x\n\n[^n]: y\n\n[d]: /z\n')
  expect(
    saveText(lost.base, { ...lost.body, content: (lost.body.content ?? []).slice(0, 1) }),
  ).toEqual({
    kind: 'saved',
    text: 'a [b][c] [^n]\n',
    lostLabels: ['c', '^n'],
    caughtLabels: [],
  })
  const caught = openText('a [b] c\n')
  const definition = { type: 'island', attrs: { source: '[b]: /x' } }
  expect(
    saveText(caught.base, {
      ...caught.body,
      content: [...(caught.body.content ?? []), definition],
    }),
  ).toEqual({
    kind: 'saved',
    text: 'a [b] c\n\n[b]: /x\n',
    lostLabels: [],
    caughtLabels: ['b'],
  })
})

test('fills an empty body, with a front matter or without', () => {
  const fill = () => [p('a')]
  expect(changed('', fill)).toBe('a\n')
  expect(changed('---\nt: 1\n---\n', fill)).toBe('---\nt: 1\n---\n\na\n')
  expect(changed('---\r\nt: 1\r\n---', fill)).toBe('---\r\nt: 1\r\n---\r\n\r\na\r\n')
  expect(changed('\uFEFF\n\n', fill)).toBe('\uFEFF\n\na\n')
})

test('keeps a changed paragraph wrapped between words that stay neighbours', () => {
  const from = '> one two *three*\n> four 2) five\n> six seven eight\n> - nine, ten\n'
  const bold = (words: string) => (blocks: readonly EditorNode[]) =>
    JSON.parse(
      JSON.stringify(blocks).replace(
        `${words} `,
        `"},{"type":"text","text":"${words}","marks":[{"type":"bold"}]},{"type":"text","text":" `,
      ),
    )
  expect(changed(from, bold('six seven'))).toBe(from.replace('six seven', '**six seven**'))
  expect(changed('one two\nthree four\nfive\n', bold('two three'))).toBe(
    'one **two\nthree** four\nfive\n',
  )
})

test('keeps both halves of a split paragraph wrapped', () => {
  const from = 'one two three\nfour five six\nseven eight nine\nten eleven\n'
  expect(
    changed(from, () => [p('one two three four five'), p('six seven eight nine ten eleven')]),
  ).toBe('one two three\nfour five\n\nsix\nseven eight nine\nten eleven\n')
})

test('gives back no text to publish while a conflict stands in the body', () => {
  const { body, base } = openText('a\n\nb\n\nc\n')
  const sides = { base: 'b', ours: 'b, ours', theirs: null }
  const [first, , last] = body.content ?? []
  const content = [first, { type: 'conflict', attrs: sides }, last].flatMap((node) => node ?? [])
  expect(() => editorSchema.nodeFromJSON({ type: 'doc', content }).check()).not.toThrow()
  expect(saveText(base, { type: 'doc', content })).toEqual({
    kind: 'unresolved',
    conflicts: 1,
    text: 'a\n\n<<<<<<< ours\nb, ours\n||||||| base\nb\n=======\n>>>>>>> theirs\n\nc\n',
  })
})

test('puts a blank line above a list that no longer interrupts the words above it', () => {
  const renumber = (blocks: readonly EditorNode[]) =>
    blocks.map((node) => (node.type === 'orderedList' ? { ...node, attrs: { start: 7 } } : node))
  expect(changed('a\n1. b\n2. c\n', renumber)).toBe('a\n\n7. b\n2. c\n')
})

test('a no-break space just inside a mark beside another mark is kept', () => {
  const struck = text('b', 'bold', 'strike')
  expect(written(p(text('a', 'bold'), struck, text('\u00A0c', 'strike')))).toBe(
    '**&#x61;~~&#x62;~~**~~&#xa0;&#x63;~~\n',
  )
})

test('a template tag behind what is no link, for a picture stands in it, stays a tag', () => {
  expect(written(p('[]([ ]', picture, '{{ x }}\\)a'))).toBe('[]([ ]![](/p/x){{ x }}\\\\)a\n')
})

test('reads marks in marks in marks', () => {
  const text = `${'*a '.repeat(900)}b${'*'.repeat(900)}\n`
  const { body, base } = openText(text)
  expect(saveText(base, body)).toMatchObject({ kind: 'saved', text })
  expect(body.content?.[0]?.content).toHaveLength(1)
})

test('saves a text that needs the source view as its source', () => {
  const text = `---\na: 1\n---\n\n${'a'.repeat(200_000)}\n\nmore\n`
  const { body, base } = openText(text)
  expect([needsSourceView(text), needsSourceView('a\n')]).toEqual([true, false])
  const source = `${'a'.repeat(200_000)}\n\nless`
  const content = (body.content ?? []).map((node) => ({ ...node, attrs: { source } }))
  expect(saveText(base, { type: 'doc', content })).toMatchObject({
    kind: 'saved',
    text: text.replace('more', 'less'),
  })
})

test.each([
  ['before', '"text":"bold', '"text":"xbold', '__xbold &amp; co__ words\n'],
  ['behind', '& co"', '& cox"', '__bold &amp; cox__ words\n'],
])('words put %s those of a mark go within it, the rest keeps its spelling', (_, a, b, after) => {
  const put = (blocks: readonly EditorNode[]) => JSON.parse(JSON.stringify(blocks).replace(a, b))
  expect(changed('__bold &amp; co__ words\n', put)).toBe(after)
})
