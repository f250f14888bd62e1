import { expect, test } from 'vitest'
import { mergeTexts } from '../merge-texts.ts'

type Texts = readonly [base: string, ours: string, theirs: string]

const table = (...rows: readonly string[]) => `${rows.join('\n')}\n`
const quote = (...lines: readonly string[]) => `${lines.join('\n')}\n`

test.each([
  [
    'a change that both made in a sentence, and one of each',
    [
      'Come at nine to the old hall with all of your friends.\n',
      'Come at ten to the old hall with all of your children.\n',
      'Come at ten to the new hall with all of your friends.\n',
    ],
    'Come at ten to the new hall with all of your children.\n',
  ],
  [
    'a sentence that both changed alike and broke in other places',
    [
      'Come at nine to the old hall. Bring bread. Go home.\n',
      'Come at ten to\nthe new hall. Bring some bread. Go home.\n',
      'Come at ten to the\nnew hall. Bring bread. Walk home.\n',
    ],
    'Come at ten to the\nnew hall. Bring some bread. Walk home.\n',
  ],
  [
    'a line that both changed alike in code, and one of each',
    [
      '```\none\ntwo\nthree\nfour\nfive\nsix\n```\n',
      '```\none\n2\nthree\n4\nfive\nsix\n```\n',
      '```\none\n2\nthree\nfour\nfive\n6\n```\n',
    ],
    '```\none\n2\nthree\n4\nfive\n6\n```\n',
  ],
  [
    'a column put in and a cell changed',
    [
      table('| A | B |', '| - | - |', '| a one | b |', '| c two | d |'),
      table('| A | N | B |', '| - | - | - |', '| a one | 1 | b |', '| c two | 2 | d |'),
      table('| A | B |', '| - | - |', '| a one | b |', '| c two | e |'),
    ],
    table('| A | N | B |', '| - | - | - |', '| a one | 1 | b |', '| c two | 2 | e |'),
  ],
  [
    'columns in another order and a cell changed',
    [
      table('| A | B |', '| - | - |', '| a one | b |'),
      table('| B | A |', '| - | - |', '| b | a one |'),
      table('| A | B |', '| - | - |', '| a one | c |'),
    ],
    table('| B | A |', '| - | - |', '| c | a one |'),
  ],
  [
    'columns aligned anew and a row put in',
    [
      table('| A | B |', '| - | - |', '| a one | b |'),
      table('| A | B |', '| - | -: |', '| a one | b |'),
      table('| A | B |', '| - | - |', '| a one | b |', '| c two | d |'),
    ],
    table('| A | B |', '| - | -: |', '| a one | b |', '| c two | d |'),
  ],
  [
    'the address of a link and its words',
    [
      'Send it to [the hall](http://hall.example/form) in May.\n',
      'Send it to [the hall](https://hall.example/form) in May.\n',
      'Send it to [the town hall](http://hall.example/form) in May.\n',
    ],
    'Send it to [the town hall](https://hall.example/form) in May.\n',
  ],
  [
    'a list inside a quotation',
    [
      quote('> Bring:', '>', '> - paper', '> - pens'),
      quote('> Please bring:', '>', '> - paper', '> - pens'),
      quote('> Bring:', '>', '> - paper', '> - pens', '> - tape'),
    ],
    quote('> Please bring:', '>', '> - paper', '> - pens', '> - tape'),
  ],
  [
    'lines of code',
    ['```\na\nb\nc\n```\n', '```\nx\nb\nc\n```\n', '```\na\nb\ny\n```\n'],
    '```\nx\nb\ny\n```\n',
  ],
  [
    'numbers of a list that starts at ten',
    ['9. a one\n10. b two\n', '9. a one\n10. new\n11. b two\n', '9. a one\n10. b three\n'],
    '9. a one\n10. new\n11. b three\n',
  ],
  [
    'a list numbered by one side and extended by the other',
    ['- a one\n- b two\n', '1. a one\n2. b two\n', '- a one\n- b two\n- c three\n'],
    '1. a one\n2. b two\n3. c three\n',
  ],
  [
    'the level and different words of a heading',
    ['## The first day here\n', '### The first day here\n', '## The first day there\n'],
    '### The first day there\n',
  ],
  [
    'sentences of a footnote',
    [
      'Text.[^1]\n\n[^1]: One is here. Two is there.\n',
      'Text.[^1]\n\n[^1]: One is near. Two is there.\n',
      'Text.[^1]\n\n[^1]: One is here. Two is gone.\n',
    ],
    'Text.[^1]\n\n[^1]: One is near. Two is gone.\n',
  ],
  [
    'a comma put in before words that the other side changed later on',
    [
      'Sit in a circle near the old door.\n',
      'Sit in a circle, near the old door.\n',
      'Sit in a circle near the old wall.\n',
    ],
    'Sit in a circle, near the old wall.\n',
  ],
  [
    'what one side put in the place of a passage, and what the other put behind that passage',
    [
      'Start.\n\nOld words.\n\nEnd here.\n',
      'Start.\n\nNothing of it is left.\n\nEnd here.\n',
      'Start.\n\nOld words.\n\nAnother passage behind.\n\nEnd here.\n',
    ],
    'Start.\n\nNothing of it is left.\n\nAnother passage behind.\n\nEnd here.\n',
  ],
  [
    'one code block that both put into an item, and words before it',
    [
      '1. Push to the branch of your repository.\n',
      '1. Push to the branch of your repository using\n\n   ~~~\n   git push\n   ~~~\n',
      '1. Push to the branch of your repository.\n\n   ~~~\n   git push\n   ~~~\n',
    ],
    '1. Push to the branch of your repository using\n\n   ~~~\n   git push\n   ~~~\n',
  ],
  [
    'Chinese sentences',
    ['我们明天开会。请带纸。\n', '我们后天开会。请带纸。\n', '我们明天开会。请带笔。\n'],
    '我们后天开会。请带笔。\n',
  ],
  [
    'words of one Thai sentence',
    ['เราเริ่มประชุมตอนเช้าที่ห้องใหญ่\n', 'เราเริ่มประชุมตอนเย็นที่ห้องใหญ่\n', 'เราเริ่มประชุมตอนเช้าที่ห้องเล็ก\n'],
    'เราเริ่มประชุมตอนเย็นที่ห้องเล็ก\n',
  ],
] satisfies readonly (readonly [string, Texts, string])[])(
  'merges %s',
  (_, [base, ours, theirs], wanted) => {
    expect(mergeTexts(base, ours, theirs)).toMatchObject({ kind: 'merged', text: wanted })
    expect(mergeTexts(base, theirs, ours)).toMatchObject({ kind: 'merged', text: wanted })
  },
)

test.each([
  [
    'a column put in and a row put in',
    [
      table('| A | B |', '| - | - |', '| a one | b |'),
      table('| A | N | B |', '| - | - | - |', '| a one | 1 | b |'),
      table('| A | B |', '| - | - |', '| a one | b |', '| c two | d |'),
    ],
  ],
  [
    'a column taken out and a cell of it changed',
    [
      table('| A | B |', '| - | - |', '| a one | b |'),
      table('| A |', '| - |', '| a one |'),
      table('| A | B |', '| - | - |', '| a one | c |'),
    ],
  ],
  [
    'a column taken out and a row put in that has a cell there',
    [
      table('| A | B | C |', '| - | - | - |', '| a one | b | c |'),
      table('| A | C |', '| - | - |', '| a one | c |'),
      table('| A | B | C |', '| - | - | - |', '| a one | b | c |', '| d two | e | f |'),
    ],
  ],
  [
    'columns that both changed',
    [
      table('| A | B |', '| - | - |', '| a one | b |'),
      table('| A | N | B |', '| - | - | - |', '| a one | 1 | b |'),
      table('| A | B | M |', '| - | - | - |', '| a one | b | 2 |'),
    ],
  ],
  [
    'emphasis that one side opens where the other closes it',
    [
      'Bring **paper and pens** to the room today.\n',
      'Bring paper and pens** to the room today.\n',
      'Bring **paper and pens** to the hall today.\n',
    ],
  ],
  [
    'two footnotes under one label',
    [
      'One.\n\nTwo.\n',
      'One.[^1]\n\nTwo.\n\n[^1]: The first note of ours.\n',
      'One.\n\nTwo.[^1]\n\n[^1]: Something else of theirs.\n',
    ],
  ],
  [
    'a passage rewritten beyond recognition that the other side took out',
    [
      'One is here.\n\nOld words of this passage.\n\nTwo is there.\n',
      'One is here.\n\nNothing in common with anything.\n\nTwo is there.\n',
      'One is here.\n\nTwo is there.\n',
    ],
  ],
  [
    'a sentence put where the other side split the paragraph',
    [
      'One is here. Two is there. Three is gone.\n',
      'One is here. Two is there. Another one. Three is gone.\n',
      'One is here. Two is there.\n\nThree is gone.\n',
    ],
  ],
  [
    'paragraphs that one side joined, one of them rewritten by the other',
    [
      'One is here and stays\n\nBring:\n\nThe end is near.\n',
      'One is here and stays Bring:\n\nThe end is near.\n',
      'One is here and stays\n\nBring: paper, pens, tape and whatever else the teams may need that day.\n\nThe end is near.\n',
    ],
  ],
  [
    'a list that both gave other bullets',
    ['- a one\n- b two\n', '* a one\n* b two\n', '+ a one\n+ b two\n'],
  ],
  [
    'a quotation of which one side left out the marks',
    ['> One is\n> here.\n', '> One is\nhere now.\n', '> One is\n> there.\n'],
  ],
] satisfies readonly (readonly [string, Texts])[])('asks about %s', (_, [base, ours, theirs]) => {
  expect(mergeTexts(base, ours, theirs).kind).toBe('conflict')
  expect(mergeTexts(base, theirs, ours).kind).toBe('conflict')
})
