import { expect, test } from 'vitest'
import type { Unit } from '../reading/unit.ts'
import { matchUnits } from './match-units.ts'
import { toWords } from '../words/words.ts'

const unit = (text: string): Unit => ({
  key: text,
  kind: text.startsWith('#') ? 'heading' : 'text',
  words: toWords(text),
  placeLikeness: text.startsWith('#') ? 0 : 0.2,
  ...(text.includes('@') && { alias: text.split('@')[0] }),
})

const matched = (before: readonly string[], after: readonly string[]) =>
  matchUnits(before.map(unit), after.map(unit)).afterOf

test.each([
  ['equal text, wherever it went', ['a b', 'c d', 'e f'], ['e f', 'a b', 'c d'], [1, 2, 0]],
  [
    'twins by their neighbours',
    ['x', 'twin', 'y', 'twin', 'z'],
    ['x', 'y', 'twin', 'z'],
    [0, null, 1, 2, 3],
  ],
  [
    'twins by what stands behind them',
    ['the twin', 'p q', 'the twin', 'r s', 'v'],
    ['w', 'the twin', 'r s', 'z'],
    [null, null, 1, 2, null],
  ],
  [
    'twins without a neighbour in their order, however far each went',
    ['the twin', 'the twin', 'x y'],
    ['p q', 'r s', 'the twin', 'the twin', 'u v'],
    [2, 3, null],
  ],
  [
    'nothing by a place that has other neighbours now',
    ['a b', '# old', 'c d', 'e f'],
    ['a b', '# new', 'e f', 'c d'],
    [0, null, 3, 2],
  ],
  [
    'what shares more than half of its words',
    ['one two three four', 'k'],
    ['k', 'one two three five'],
    [1, 0],
  ],
  [
    'a passage that was cut down',
    ['a b c d e f g h i j k l m n o p', 'k'],
    ['k', 'a b c d e'],
    [1, 0],
  ],
  ['nothing that shares less', ['one two three four', 'k'], ['k', 'one six seven five'], [null, 0]],
  [
    'the only heading in a place, whatever it says',
    ['a', '# old', 'b'],
    ['a', '# new', 'b'],
    [0, 1, 2],
  ],
  [
    'no text in a place that has nothing in common',
    ['a', 'old here', 'b'],
    ['a', 'new there', 'b'],
    [0, null, 2],
  ],
  ['a second name that stayed', ['16:00@walk', 'k'], ['k', '16:00@talk'], [1, 0]],
  [
    'no two of a kind by place',
    ['a', '# old', '# older', 'b'],
    ['a', '# new', '# newer', 'b'],
    [0, null, null, 3],
  ],
  [
    'no lone sign far away',
    ['---', 'a b c', 'd e f', '---', 'x'],
    ['a b c', 'd e f', 'x', '---', '---', 'new'],
    [null, 0, 1, null, 2],
  ],
] satisfies readonly (readonly [
  string,
  readonly string[],
  readonly string[],
  readonly (number | null)[],
])[])('matches %s', (_, before, after, wanted) => {
  expect(matched(before, after)).toEqual(wanted)
})
