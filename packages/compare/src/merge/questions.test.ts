import { expect, test } from 'vitest'
import type { MergeOutcome } from './merge-texts.ts'
import { mergeTexts } from './merge-texts.ts'

type Texts = readonly [base: string, ours: string, theirs: string]

const facesOf = (outcome: MergeOutcome) =>
  outcome.kind === 'conflict' ? outcome.conflicts.map((c) => [c.base, c.ours, c.theirs]) : []

const sum = 'A day costs about four hundred euros for twenty people, room and food included.'
const anew = 'Money is rarely what stops it: most places lend the hall.'

test.each<readonly [string, Texts, Texts]>([
  [
    'a paragraph written anew, and its number, as two versions of it',
    [
      `# A\n\n${sum}\n\nZ.\n`,
      `# A\n\n${anew}\n\nZ.\n`,
      `# A\n\n${sum.replace('four', 'five')}\n\nZ.\n`,
    ],
    [sum, anew, sum.replace('four', 'five')],
  ],
  [
    'an item written anew, and its words, as two versions of it',
    ['- a b c\n- d e f\n- g h i\n', '- a b c\n- x y z\n- g h i\n', '- a b c\n- d e q\n- g h i\n'],
    ['- d e f', '- x y z', '- d e q'],
  ],
  [
    'a line made a heading by one side and a deeper one by the other',
    [
      'One.\n\nTwo here\n\nThree.\n',
      'One.\n\n## Two here\n\nThree.\n',
      'One.\n\n### Two here\n\nThree.\n',
    ],
    ['Two here', '## Two here', '### Two here'],
  ],
  [
    'what one side put in the place of a paragraph with what the other put beside it, and the paragraph',
    [
      'One.\n\nTwo.\n\nThree.\n',
      'One.\n\n## Other words\n\nThree.\n',
      'One.\n\nTwo.\n\n### New words\n\nThree.\n',
    ],
    ['Two.', '## Other words', 'Two.\n\n### New words'],
  ],
])('asks about %s', (_, [base, ours, theirs], [was, mine, other]) => {
  expect(facesOf(mergeTexts(base, ours, theirs))).toEqual([[was, mine, other]])
  expect(facesOf(mergeTexts(base, theirs, ours))).toEqual([[was, other, mine]])
})
