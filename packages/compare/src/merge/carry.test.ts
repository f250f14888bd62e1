import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

type Texts = readonly [base: string, ours: string, theirs: string]

const days = (saturday: readonly string[], sunday: readonly string[], extra = '') =>
  [
    '## Saturday',
    ['| Hour | Length | Step | Who |', '| - | - | - | - |', ...saturday].join('\n'),
    `## Sunday${extra}`,
    ['| Hour | Length | Step | Who |', '| - | - | - | - |', ...sunday].join('\n'),
  ].join('\n\n') + '\n'

const coffee = '| 9:00 | 30 | Coffee at the door | Host |'
const lunch = '| 12:00 | 60 | Lunch for all | Host |'
const walk = '| 10:00 | 60 | Walk in silence | Ann |'

/** A step that one side took to Sunday while the other changed who leads it. */
const movedStep = (there: string): Texts => [
  days([coffee, walk], [lunch]),
  days([coffee], [there, lunch]),
  days([coffee, walk.replace('Ann', 'Bob')], [lunch]),
]

test.each<readonly [string, Texts, string]>([
  [
    'a step that got another hour and length on its way',
    movedStep(walk.replace('10:00', '11:00').replace('| 60', '| 45')),
    days([coffee], ['| 11:00 | 45 | Walk in silence | Bob |', lunch]),
  ],
])('merges %s', (_, [base, ours, theirs], text) => {
  expect(mergeTexts(base, ours, theirs)).toMatchObject({ kind: 'merged', text })
  expect(mergeTexts(base, theirs, ours)).toMatchObject({ kind: 'merged', text })
})

test.each<readonly [string, Texts]>([
  [
    'a step of which nothing but its name went along',
    [
      days([coffee, walk], [lunch]),
      days([coffee], ['| 11:00 | 45 | Walk in silence | Eve |', lunch]),
      days([coffee, walk.replace('silence', 'rain')], [lunch]),
    ],
  ],
  [
    'a step taken to a table that lacks the column it got where it was',
    [
      days([coffee, walk], [lunch]),
      days([coffee], [walk, lunch]),
      days([coffee, walk], [lunch])
        .replace(
          '| Hour | Length | Step | Who |\n| - | - | - | - |',
          '| Hour | Length | Step | Who | Where |\n| - | - | - | - | - |',
        )
        .replace(coffee, `${coffee} Hall |`)
        .replace(walk, `${walk} Hill |`),
    ],
  ],
  [
    'an item whose words stand in another one as well',
    [
      '- two pens\n- red ink\n\nMiddle.\n\n- twenty two pens\n',
      '- red ink\n\nMiddle.\n\n- twenty two pens\n- two pens\n',
      '- two new pens\n- red ink\n\nMiddle.\n\n- twenty two pens\n',
    ],
  ],
])('asks about %s', (_, [base, ours, theirs]) => {
  expect(mergeTexts(base, ours, theirs).kind).toBe('conflict')
  expect(mergeTexts(base, theirs, ours).kind).toBe('conflict')
})
