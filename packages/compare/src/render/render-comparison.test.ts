import { describe, expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { demoText, ideas } from '../testing/demo-text.ts'
import { renderComparison } from './render-comparison.ts'

const rendered = (before: string, after: string) =>
  renderComparison(before, after, compareTexts(before, after))

const table = (...rows: readonly string[]) => ['| H | Step |', '| --- | --- |', ...rows].join('\n')

describe('what a reader sees of two texts', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'a changed word',
      'A small room.',
      'A large room.',
      '<p>A <del>small</del> <ins>large</ins> room.</p>',
    ],
    ['an added block', '', 'New.', '<p data-change="added"><ins>New.</ins></p>'],
    ['a removed block', 'Old.', '', '<p data-change="removed"><del>Old.</del></p>'],
    [
      'a word made bold',
      'A big room.',
      'A **big** room.',
      '<p>A <del>big</del> <ins><strong>big</strong></ins> room.</p>',
    ],
    [
      'a link that leads elsewhere, its words once',
      'See [the canvas](/p/old) first.',
      'See [the canvas](/p/new) first.',
      '<p>See <a href="/p/new">the canvas</a> <span data-turn="link-turned"><del>/p/old</del> <ins>/p/new</ins></span> first.</p>',
    ],
    [
      'words that became a link, and a link that is none any more',
      'The canvas, then [the vote](/p/vote).',
      'The [canvas](/p/canvas), then the vote.',
      '<p>The <a href="/p/canvas">canvas</a> <span data-turn="link-added"><ins>/p/canvas</ins></span>, then the vote <span data-turn="link-removed"><del>/p/vote</del></span>.</p>',
    ],
    [
      'a link that has more words than before',
      'Open the pad [here](/p/pad) now.',
      'Open [the pad here](/p/pad) now.',
      '<p>Open <a href="/p/pad">the pad here</a> <span data-turn="link-added"><ins>/p/pad</ins></span> now.</p>',
    ],
    [
      'an address that is the words of its link once',
      'See <https://a.example/one> now.',
      'See <https://a.example/two> now.',
      '<p>See <a href="https://a.example/two" rel="noopener nofollow">https://a.example/</a><del><a href="https://a.example/one" rel="noopener nofollow">one</a></del><ins><a href="https://a.example/two" rel="noopener nofollow">two</a></ins> now.</p>',
    ],
    [
      'a written address that became a link',
      'See a.example, now.',
      'See [a.example](https://a.example), now.',
      '<p>See <a href="https://a.example" rel="noopener nofollow">a.example</a> <span data-turn="link-added"><ins>https://a.example</ins></span>, now.</p>',
    ],
    [
      'a picture that is described in other words',
      'A ![plan](media/plan.png) here.',
      'A ![plan of the room](media/plan.png) here.',
      '<p>A <img src="media/plan.png" alt="plan of the room" loading="lazy" decoding="async"> <span data-turn="caption-turned"><del>plan</del> <ins>plan of the room</ins></span> here.</p>',
    ],
    [
      'a picture that went, with the blank before it',
      'See the plan ![plan](media/plan.png).',
      'See the plan.',
      '<p>See the plan<del><img src="media/plan.png" alt="plan" loading="lazy" decoding="async"></del>.</p>',
    ],
    [
      'a picture of another host that is found elsewhere, its words once',
      'A ![plan](https://a.example/1.png) here.',
      'A ![plan](https://b.example/2.png) here.',
      '<p>A <a href="https://b.example/2.png" class="far-picture" rel="noopener nofollow">plan</a> <span data-turn="picture-turned"><del>https://a.example/1.png</del> <ins>https://b.example/2.png</ins></span> here.</p>',
    ],
    [
      'a link with another title, its words once',
      'See [the canvas](/p/a) first.',
      'See [the canvas](/p/a "In English") first.',
      '<p>See <a href="/p/a" title="In English">the canvas</a> <span data-turn="link-turned"><del>/p/a</del> <ins>/p/a “In English”</ins></span> first.</p>',
    ],
    [
      'a link that is none, since its address has a blank, as its words with the address',
      '',
      'By [Ann](mailto: ann@a.example) and [us](our page.md).',
      '<p data-change="added"><ins>By Ann <span data-turn="link-broken">mailto: ann@a.example</span> and us <span data-turn="link-broken">our page.md</span>.</ins></p>',
    ],
    [
      'a link that was none and is one now',
      'Written by [Ann](mailto: ann@a.example) for all.',
      'Written by [Ann](mailto:ann@a.example) for all.',
      '<p>Written by <a href="mailto:ann@a.example">Ann</a> <span data-turn="link-added"><ins>mailto:ann@a.example</ins></span> <del><span data-turn="link-broken">mailto: ann@a.example</span></del> for all.</p>',
    ],
    [
      'brackets in code as they are',
      '',
      'Write `[a](b c)` here.',
      '<p data-change="added"><ins>Write <code>[a](b c)</code> here.</ins></p>',
    ],
    [
      'a phrase of which most words changed, old before new',
      '## The old name of it',
      '## Something else here now',
      '<h2><del>The old name of it</del> <ins>Something else here now</ins></h2>',
    ],
    [
      'a list by its items',
      '- one thing\n- two things\n- three things',
      '- one thing\n- two persons\n- three things\n- four',
      '<ul><li>one thing</li><li>two <del>things</del><ins>persons</ins></li><li>three things</li><li data-change="added"><ins>four</ins></li></ul>',
    ],
    [
      'code whole, old before new',
      '```\na = 1\n```',
      '```\na = 2\n```',
      '<pre data-change="removed"><code>a = 1\n</code></pre><pre data-change="added"><code>a = 2\n</code></pre>',
    ],
    [
      'code by its lines',
      '```\na = 1\nb = 1\n```',
      '```\na = 1\nb = 2\n```',
      '<pre><code>a = 1\n</code></pre><pre data-change="removed"><code>b = 1\n</code></pre><pre data-change="added"><code>b = 2\n</code></pre>',
    ],
    [
      'code in a list that went',
      '- one\n\n  ```\n  a = 1\n  ```',
      '',
      '<ul data-change="removed"><li><p><del>one</del></p><pre data-change="removed"><code>a = 1\n</code></pre></li></ul>',
    ],
    [
      'HTML and a rule in a quotation that came',
      '',
      '> <div>one</div>\n>\n> ---',
      '<blockquote data-change="added"><div data-change="added"><div>one</div></div><hr data-change="added"></blockquote>',
    ],
    [
      'HTML that came',
      '',
      '<div>\n<b>one</b>\n</div>',
      '<div data-change="added"><div><b>one</b></div></div>',
    ],
    [
      'a table of HTML that went',
      '<table><tr><td>one</td></tr></table>',
      '',
      '<div data-change="removed"><table><tbody><tr><td>one</td></tr></tbody></table></div>',
    ],
    [
      'a picture of the page that came',
      '',
      '![plan](media/plan.png)',
      '<p data-change="added"><ins><img src="media/plan.png" alt="plan" loading="lazy" decoding="async"></ins></p>',
    ],
    [
      'a picture of another host that went, as one',
      '![plan](https://a.example/plan.png)',
      '',
      '<p data-change="removed"><del><a href="https://a.example/plan.png" class="far-picture" rel="noopener nofollow">plan</a></del></p>',
    ],
    [
      'a picture that is nowhere by its name',
      '',
      '- ![](pictures/the-plan.png)',
      '<ul data-change="added"><li><ins><span class="missing-picture">the-plan.png</span></ins></li></ul>',
    ],
    [
      'HTML by the lines of its source',
      '<div>\n<b>one</b>\n</div>',
      '<div>\n<b>two</b>\n</div>',
      '<pre><code>&#x3C;div></code></pre><pre data-change="removed"><code>&#x3C;b>one&#x3C;/b></code></pre><pre data-change="added"><code>&#x3C;b>two&#x3C;/b></code></pre><pre><code>&#x3C;/div></code></pre>',
    ],
  ]
  test.each(cases)('shows %s', (_, before, after, html) => {
    const changes = rendered(before, after)
    expect(changes.map((change) => change.html.replaceAll(/>\s*\n\s*</g, '><'))).toEqual([html])
  })

  test('shows a table by its rows, and rows by their cells', () => {
    const [change] = rendered(
      table('| 9:00 | Coffee for all |', '| 9:30 | Talk |'),
      table('| 9:00 | Coffee for some |', '| 9:15 | Walk |', '| 9:30 | Talk |'),
    )
    expect(change?.html).toContain('<td>Coffee for <del>all</del><ins>some</ins></td>')
    expect(change?.html).toContain('<tr data-change="added">')
    expect(change?.html).toContain('<td>Talk</td>')
  })

  test('shows a ticked box as a change of its item', () => {
    const [change] = rendered('- [ ] chairs', '- [x] chairs')
    expect(change?.html).toContain('<li data-change="changed"')
    expect(change?.html).not.toContain('<ins>')
  })

  test('shows a new column in every row', () => {
    const [change] = rendered('| A |\n| --- |\n| 1 |', '| A | B |\n| --- | --- |\n| 1 | 2 |')
    expect(change?.html).toMatch(/<th data-change="added"[^>]*><ins>B<\/ins><\/th>/)
    expect(change?.html).toContain('<td data-change="added"><ins>2</ins></td>')
  })

  test('shows a column that moved', () => {
    const [change] = rendered(
      '| A | Bee | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |',
      '| A | C | Bee |\n| --- | --- | --- |\n| 1 | 3 | 2 |',
    )
    expect(change?.kind).toBe('changed')
    expect(change?.html.match(/<th[^>]*data-change="moved"[^>]*>C<\/th>/g)).toHaveLength(1)
    expect(change?.html).not.toContain('<ins>')
  })

  test('has each side alone too', () => {
    const [change] = rendered('A small room.', 'A large room.')
    expect(change).toMatchObject({
      beforeHtml: '<p>A <del>small</del> room.</p>',
      afterHtml: '<p>A <ins>large</ins> room.</p>',
    })
  })

  test('shows the source of what has no look', () => {
    const changes = rendered('See [it].\n\n[it]: /p/one', 'See [it].\n\n[it]: /p/two')
    expect(changes.at(-1)?.html).toBe(
      '<pre data-change="removed"><code>[it]: /p/one\n</code></pre><pre data-change="added"><code>[it]: /p/two\n</code></pre>',
    )
  })

  test('shows the source of an anchor, which nobody sees', () => {
    expect(rendered('Text.', 'Text.\n\n<a id="note"></a>').at(-1)?.html).toBe(
      '<pre data-change="added"><code>&#x3C;a id="note">&#x3C;/a>\n</code></pre>',
    )
  })

  test('shows no script of either side', () => {
    const [change] = rendered('Hello <script>a()</script> you.', 'Hello <script>b()</script> all.')
    expect(change?.html).not.toContain('<script')
  })
})

type Turned = Record<'before' | 'after' | 'forms' | 'beforeHtml' | 'afterHtml', string>

describe('a block that became one of another form', () => {
  const turns: readonly (readonly [string, Turned])[] = [
    [
      'a heading of another level',
      {
        before: '## Lunch here',
        after: '### Lunch there',
        forms: 'heading-2 heading-3',
        beforeHtml: '<h2 data-change="changed">Lunch <del>here</del></h2>',
        afterHtml: '<h3 data-change="changed">Lunch <ins>there</ins></h3>',
      },
    ],
    [
      'a line that became a heading',
      {
        before: 'Our lunch:',
        after: '## Our lunch',
        forms: 'paragraph heading-2',
        beforeHtml: '<p data-change="changed">Our lunch<del>:</del></p>',
        afterHtml: '<h2 data-change="changed">Our lunch</h2>',
      },
    ],
    [
      'a paragraph that became a list',
      {
        before: 'Bring chairs. Open doors.',
        after: '1. Bring chairs.\n2. Open the doors.',
        forms: 'paragraph numbers',
        beforeHtml: '<p data-change="changed">Bring chairs. Open doors.</p>',
        afterHtml:
          '<ol data-change="changed"><li>Bring chairs.</li><li>Open <ins>the</ins> doors.</li></ol>',
      },
    ],
    [
      'bullets that became numbers, item by item',
      {
        before: '- chairs\n- doors',
        after: '1. chairs\n2. tables\n3. doors',
        forms: 'bullets numbers',
        beforeHtml: '<ul data-change="changed"><li>chairs</li><li>doors</li></ul>',
        afterHtml:
          '<ol data-change="changed"><li>chairs</li><li data-change="added"><ins>tables</ins></li><li>doors</li></ol>',
      },
    ],
  ]
  test.each(turns)('%s', (_, { before, after, forms, beforeHtml, afterHtml }) => {
    const changes = rendered(before, after)
    expect(changes).toHaveLength(1)
    const [change] = changes
    expect(`${change?.turned?.from} ${change?.turned?.to}`).toBe(forms)
    const tight = (html: string | null | undefined) => html?.replaceAll(/>\s*\n\s*</g, '><')
    expect(tight(change?.beforeHtml)).toBe(beforeHtml)
    expect(tight(change?.afterHtml)).toBe(afterHtml)
  })

  test('is drawn in the new form, although it was several', () => {
    const changes = rendered(
      'Bring chairs here.\n\nOpen doors.',
      '- Bring chairs here.\n- Open all doors.',
    )
    expect(changes).toMatchObject([
      { kind: 'changed', regrouped: 'joined', turned: { from: 'paragraphs', to: 'bullets' } },
    ])
    const tight = (html: string | null | undefined) => html?.replaceAll(/>\s*\n\s*</g, '><')
    expect(tight(changes[0]?.html)).toBe(
      '<ul data-change="changed"><li>Bring chairs here.</li><li>Open <ins>all</ins> doors.</li></ul>',
    )
    expect(tight(changes[0]?.beforeHtml)).toBe(
      '<p data-change="changed">Bring chairs here.</p><p data-change="changed">Open doors.</p>',
    )
  })

  test('is told with both words in the new form', () => {
    const [change] = rendered('Our lunch:', '## Our good lunch')
    expect(change?.html).toBe(
      '<h2 data-change="changed">Our <ins>good</ins> lunch<del>:</del></h2>',
    )
  })
})

describe('what is told of a change', () => {
  const told = (before: string, after: string) =>
    rendered(before, after)
      .filter(({ kind }) => kind !== 'same')
      .map(({ block, turn, words }) => [block, turn, words.added, words.removed])

  const cases: readonly (readonly [string, string, string, readonly unknown[]])[] = [
    [
      'words',
      'A small room with a window.',
      'A very large room with a window.',
      ['paragraph', 'words', 2, 1],
    ],
    ['a sign', '## In place:', '## In place', ['heading', 'signs', 0, 0]],
    ['a link', 'See [it](/p/a).', 'See [it](/p/b).', ['paragraph', 'link', 0, 0]],
    ['a link and a word', 'See [it](/p/a).', 'See [it](/p/b) now.', ['paragraph', 'words', 1, 0]],
    [
      'the words in place of a picture',
      'The room: ![a](media/x.png)',
      'The room: ![b](media/x.png)',
      ['paragraph', 'picture', 0, 0],
    ],
    [
      'a picture',
      'The room: ![a](media/x.png)',
      'The room: ![a](media/y.png)',
      ['paragraph', 'picture', 0, 0],
    ],
    ['an order', '- one two\n- three four', '- three four\n- one two', ['list', 'order', 0, 0]],
    ['lines of code', '```\na = 1\n```', '```\na = 2\n```', ['code', 'source', 0, 0]],
    ['a ticked box', '- [ ] chairs', '- [x] chairs', ['list', 'look', 0, 0]],
    ['a heading of HTML', '', '<h2 id="a">Words</h2>', ['heading', 'source', 0, 0]],
    ['a table of HTML', '', '<table><tr><td>x</td></tr></table>', ['table', 'source', 0, 0]],
  ]
  test.each(cases)('of %s', (_, before, after, facts) => {
    const [block, turn, added, removed] = facts
    const isNew = before === ''
    expect(told(before, after)).toEqual([[block, isNew ? null : turn, added, removed]])
  })
})

describe('where a change stands', () => {
  const places = (text: string) =>
    rendered('', text).map(({ label, place, level, isOpening }) => ({
      label,
      place,
      level,
      isOpening,
    }))

  test('is told by the heading above it, one in HTML too', () => {
    const text = [
      'Hello.',
      '<h2 id="general">General <em>information</em></h2>',
      'Some words.',
      '### In it',
      'More.',
      '<div>\n<h3>Tools</h3>\n</div>',
      'Last.',
    ]
    expect(places(text.join('\n\n'))).toEqual([
      { label: 'Hello.', place: '', level: null, isOpening: true },
      { label: 'General information', place: '', level: 2, isOpening: false },
      { label: 'Some words.', place: 'General information', level: null, isOpening: false },
      { label: 'In it', place: 'General information', level: 3, isOpening: false },
      { label: 'More.', place: 'In it', level: null, isOpening: false },
      { label: 'Tools', place: 'In it', level: null, isOpening: false },
      { label: 'Last.', place: 'Tools', level: null, isOpening: false },
    ])
  })

  test('is no opening in a text without headings', () => {
    expect(places('One.\n\nTwo.').map(({ isOpening }) => isOpening)).toEqual([false, false])
  })

  test.each([
    ['![the plan](media/x.png)', 'the plan'],
    ['![](media/the-plan.png)', 'the-plan.png'],
    ['<!-- to do -->', 'to do'],
    ['<br>', '<br>'],
    ['<a id="x">\n**[1](#note)** Written by all', '1 Written by all'],
    ['[it]: /p/one', '[it]: /p/one'],
  ])('a passage without words, %s, is known as %s', (text, label) => {
    expect(places(text)[0]?.label).toBe(label)
  })
})

test('counts a re-wrapped line as the same', () => {
  expect(rendered('one two\nthree', 'one\ntwo three').map(({ kind }) => kind)).toEqual(['same'])
})

test('says where a block stands, and where it stood', () => {
  const blocks = [
    '## First',
    'Alpha beta gamma.',
    '## Second',
    'Delta.',
    'Epsilon zeta.',
    'Eta theta.',
  ]
  const [heading = '', moved = '', ...rest] = blocks
  const changes = rendered(blocks.join('\n\n'), [heading, ...rest, moved].join('\n\n'))
  expect(changes.at(-1)).toMatchObject({
    kind: 'moved',
    place: 'Second',
    label: 'Alpha beta gamma.',
    movedFrom: 'First',
    blockIndex: 5,
  })
})

test('draws every block of the demo page with the second idea', () => {
  const changes = rendered(demoText(), ideas.needsAtOnce())
  expect(changes.filter(({ kind }) => kind !== 'same')).toHaveLength(2)
  expect(changes).toHaveLength(38)
  expect(changes.every(({ html }) => html !== '')).toBe(true)
})

test('the blank that went with what followed a word went too, and is not shown as marked', () => {
  const before = '### Samedi : comprendre et redéfinir\n'
  const after = '### Samedi : comprendre, décider et raconter\n'
  const [change] = renderComparison(before, after, compareTexts(before, after))
  expect(change?.html).toBe(
    '<h3>Samedi : comprendre <del>et redéfinir</del><ins>, décider et raconter</ins></h3>',
  )
  expect(change?.afterHtml).toBe('<h3>Samedi : comprendre<ins>, décider et raconter</ins></h3>')
})

describe('a passage in another form is one change', () => {
  const forms = (before: string, after: string) =>
    rendered(`${before}\n`, `${after}\n`).map(({ kind, regrouped, turned, words }) => [
      kind,
      turned && `${turned.from} to ${turned.to}`,
      regrouped,
      words.added + words.removed,
    ])

  test.each([
    [
      'a list that became headings and paragraphs',
      '1. Opening. Everybody says who they are.\n2. Talking. Each has three minutes to talk.',
      '## Opening\n\nEverybody says who they are.\n\n## Talking\n\nEach has three minutes to talk.',
      [['changed', 'numbers to sections', 'split', 0]],
    ],
    [
      'headings and paragraphs that became a list',
      '## Opening\n\nEverybody says who they are.\n\n## Talking\n\nEach has three minutes to talk.',
      '1. Opening. Everybody says who they are.\n2. Talking. Each has three minutes to talk.',
      [['changed', 'sections to numbers', 'joined', 0]],
    ],
    [
      'a code block that became a paragraph',
      '    Some months have passed and the kit was made.',
      'Some months have passed and the kit was made.',
      [['changed', 'code to paragraph', null, 0]],
    ],
    [
      'a paragraph that became a code block',
      'Some months have passed and the kit was made.',
      '```\nSome months have passed and the kit was made.\n```',
      [['changed', 'paragraph to code', null, 0]],
    ],
    [
      'a list that HTML kept from being one',
      '<a>\n* Adapted from a course on projects\n* Good ways to lead a group of peers',
      '* Adapted from a course on projects\n* Good ways to lead a group of peers',
      [['changed', 'html to bullets', null, 0]],
    ],
    [
      'a title in capitals',
      '# Un atelier de rue',
      '# UN ATELIER DE RUE',
      [['changed', null, null, 8]],
    ],
  ])('%s', (_, before, after, told) => {
    expect(forms(before, after)).toEqual(told)
  })
})

test('accents written in two parts read the same', () => {
  const text = 'Un café noir, été comme hiver.\n\n- thé\n- café'
  expect(rendered(text, text.normalize('NFD')).map(({ kind }) => kind)).toEqual(['same', 'same'])
  const [change] = rendered(
    'Un café noir, été comme hiver.',
    'Un café vert, été comme hiver.'.normalize('NFD'),
  )
  expect(change?.html.normalize('NFC')).toBe(
    '<p>Un café <del>noir</del><ins>vert</ins>, été comme hiver.</p>',
  )
})

test.each([
  ['a phrase without blanks as one', '食事の見積もり。', '食事と飲み物の見積もり。', [1, 0]],
  ['words, each by itself', 'A small room.', 'A large and calm room.', [3, 1]],
])('counts %s', (_, before, after, [added, removed]) => {
  expect(rendered(before, after)[0]?.words).toEqual({ added, removed })
})

test.each([
  ['as what it is now, while its words are the same', 'the kit was made', 'changed', ''],
  [
    'behind the old words, where they are others',
    'the new kit was made',
    'added',
    '<p data-change="removed"><del>Then the kit was made.</del></p>',
  ],
])('a paragraph that became code is drawn %s', (_, words, change, gone) => {
  const code = `<pre data-change="${change}"><code>Then ${words}.\n</code></pre>`
  const before = gone || '<p>Then the kit was made.</p>'
  expect(rendered('Then the kit was made.', `\`\`\`\nThen ${words}.\n\`\`\``)[0]).toMatchObject({
    html: gone + code,
    beforeHtml: before,
    afterHtml: code,
  })
})
