import fc from 'fast-check'
import type { EditorMark, EditorNode } from '../editor/node.ts'

/** Pieces of words, most of which mean something to Markdown somewhere. */
const PIECES = String.raw`
  a B é word l’été « » é 😀 7 12 * ** _ __ ~ ~~ ${'`'} ${'``'} \ &amp; &#35; & ! | " ' [ ] ( ) ](
  [x] [^1] [a]: < > <b> </b> <!-- # ## - + = --- === *** 1. 2) : |-| :// www. @ http://a.org
  a@b.org {{ }} {{x}} {% %} $
`
  .trim()
  .split(/ +|\n +/)
const BLANK_PIECES = ['[ ]', '{{ x }}', '  ', '\t', '\u00A0', ' ', 'a ', ' b', '« oui »']

const SOURCES = [
  '<div>;<!-- c -->;<!-- open;<?x;[a]: /x;[^1]: note;{% x %};just *words*;# title;- a;> q;---;  ',
  '<!-- -->;<b>;[a];    code;&amp;;1) x;***',
].flatMap((line) => line.split(';'))
const LONG_SOURCES = [
  '<div>\n\n</div>',
  '<script>\na',
  '[^1]: note\n\n    more',
  '- [ ] a\n- b',
  '  1. [x] a\n  2. b',
  '- a\n- b',
  '```\nx',
  '| a |\n| - |',
  '\n\n<p>',
  '[a][b]\n[b]: /y',
]

const INLINE_SOURCES = [
  '<b>;</b>;<!-- c -->;<br >;[a];[x][a];[a][];[^1];![p][a];{{ x }};[l]({{ x }});*a*;`c`;plain',
  '[![p](q)](r); ;<;\\;<https://a.org>;[x](y);- a;# a;<?x?>;<!X>;<![CDATA[x]]>;<a b="|">;<b\nc="d">',
  '<!-- -->;&copy',
].flatMap((line) => line.split(';'))

const HREFS = [
  '/p/x',
  'https://a.org',
  'http://www.a.org',
  'mailto:a@b.org',
  'a b',
  '(',
  '<',
  '',
] as const
const TITLES = ['', '', '', 'title', '"quoted"', '\\', '&amp;', 'two\nlines'] as const

const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.constantFrom(...BLANK_PIECES) },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(''))

const link: fc.Arbitrary<EditorMark> = fc
  .record({ href: fc.constantFrom(...HREFS), title: fc.constantFrom(...TITLES) })
  .map((attrs) => ({ type: 'link', attrs }))
const mark = fc.oneof(
  fc.constantFrom<EditorMark>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'strike' },
    { type: 'code' },
  ),
  link,
)
const marks = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly EditorMark[]>([]) },
  { weight: 2, arbitrary: fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }) },
)

const words = fc
  .record({ text, marks })
  .map(({ text: value, marks: on }): EditorNode =>
    on.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks: on },
  )
const atom = fc.oneof(
  fc.constant<EditorNode>({ type: 'hardBreak' }),
  fc
    .record({
      src: fc.constantFrom(...HREFS),
      alt: fc.oneof(fc.constant(''), text),
      title: fc.constantFrom(...TITLES),
    })
    .map((attrs): EditorNode => ({ type: 'image', attrs })),
  fc
    .constantFrom(...INLINE_SOURCES)
    .map((source): EditorNode => ({ type: 'inlineIsland', attrs: { source } })),
)
const line = fc.array(fc.oneof({ weight: 5, arbitrary: words }, { weight: 2, arbitrary: atom }), {
  maxLength: 4,
})

const withContent = (type: string, content: readonly EditorNode[], attrs = {}): EditorNode => ({
  type,
  ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
})

const paragraph = line.map((content) => withContent('paragraph', content))
const heading = fc
  .record({ content: line, level: fc.integer({ min: 1, max: 6 }) })
  .map(({ content, level }) => withContent('heading', content, { level }))
const code = fc
  .record({
    lines: fc.array(fc.constantFrom('', 'x', '  y', '\tz', '```', '~~~~', '> q', '- l', ' '), {
      maxLength: 4,
    }),
    language: fc.constantFrom(null, 'js', 'a b', 'x`y', '~', '&amp;', '\\*'),
  })
  .map(({ lines, language }) => {
    const value = lines.join('\n')
    return withContent('codeBlock', value === '' ? [] : [{ type: 'text', text: value }], {
      language,
    })
  })
const island = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SOURCES, ...LONG_SOURCES) },
    { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n')) },
  )
  .map((source): EditorNode => ({ type: 'island', attrs: { source } }))

const table = fc
  .record({
    aligns: fc.array(fc.constantFrom(null, 'left', 'center', 'right'), {
      minLength: 1,
      maxLength: 3,
    }),
    rows: fc.array(fc.array(line, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ aligns, rows }) =>
    withContent(
      'table',
      rows.map((cells, row) =>
        withContent(
          'tableRow',
          aligns.map((align, at) =>
            withContent(
              row === 0 ? 'tableHeader' : 'tableCell',
              [withContent('paragraph', cells[at] ?? [])],
              { align },
            ),
          ),
        ),
      ),
    ),
  )

function blocks(depth: number, minLength: number): fc.Arbitrary<readonly EditorNode[]> {
  return fc.array(block(depth), { minLength, maxLength: depth === 0 ? 2 : 4 })
}

function block(depth: number): fc.Arbitrary<EditorNode> {
  const flat = [
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 2, arbitrary: code },
    { weight: 1, arbitrary: fc.constant<EditorNode>({ type: 'horizontalRule' }) },
    { weight: 2, arbitrary: table },
    { weight: 3, arbitrary: island },
  ]
  return depth === 0
    ? fc.oneof(...flat)
    : fc.oneof(...flat, { weight: 9, arbitrary: container(depth) })
}

function container(depth: number): fc.Arbitrary<EditorNode> {
  const inside = blocks(depth - 1, 1)
  const items = fc.array(
    inside.map((content) => withContent('listItem', content)),
    { minLength: 1, maxLength: 3 },
  )
  const tasks = fc.array(
    fc
      .record({ first: paragraph, rest: blocks(depth - 1, 0), checked: fc.boolean() })
      .map(({ first, rest, checked }) => withContent('taskItem', [first, ...rest], { checked })),
    { minLength: 1, maxLength: 3 },
  )
  return fc.oneof(
    inside.map((content) => withContent('blockquote', content)),
    items.map((content) => withContent('bulletList', content)),
    fc
      .record({ content: items, start: fc.constantFrom(1, 1, 0, 7, 999_999_999) })
      .map(({ content, start }) => withContent('orderedList', content, { start })),
    tasks.map((content) => withContent('taskList', content)),
  )
}

/** Any body that the editor can make, with a leaning to what is hard to write. */
export const anyBody: fc.Arbitrary<EditorNode> = blocks(3, 1).map((content) =>
  withContent('doc', content),
)
