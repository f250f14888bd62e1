import { expect, test } from 'vitest'
import { retrospective, type SaidCard, type ToldColumn } from './retrospective.ts'

const words = { title: 'Bilan', dots: (count: number) => `${count} points` }
const card = (text: string, rest: Partial<SaidCard> = {}): SaidCard => ({
  text,
  step: null,
  name: null,
  dots: 0,
  ...rest,
})
const column = (rest: Partial<ToldColumn>): ToldColumn => ({
  title: 'Marché',
  groups: [],
  cards: [],
  ...rest,
})
const told = (rest: Partial<ToldColumn>): readonly string[] =>
  retrospective([column(rest)], words)
    .split('\n')
    .slice(4)

test.each<[string, Partial<ToldColumn>, readonly string[]]>([
  [
    'cards with the most dots stand first, equal ones as they stood',
    { cards: [card('a'), card('b', { dots: 2 }), card('c')] },
    ['- b · 2 points', '- a', '- c'],
  ],
  [
    'step, name and dots stand behind',
    { cards: [card('a', { step: 'Atelier', name: 'Éva', dots: 3 })] },
    ['- a (*Atelier*) — Éva · 3 points'],
  ],
  [
    'a group has the dots of its cards',
    {
      groups: [{ title: 'Table', cards: [card('a'), card('b', { dots: 2 })] }],
      cards: [card('c', { dots: 1 })],
    },
    ['- **Table** · 2 points', '  - b · 2 points', '  - a', '- c · 1 points'],
  ],
  [
    'a group without a title begins with its first card',
    { groups: [{ title: '', cards: [card('a'), card('b', { dots: 1 })] }] },
    ['- b · 1 points', '  - a'],
  ],
  ['lines become one', { cards: [card('  a\n\n  b ')] }, ['- a b']],
  [
    'signs of Markdown stand as they are',
    { cards: [card('*a* [b](c) <i> #d `e` | _f_')] },
    [String.raw`- \*a\* \[b\](c) \<i\> #d \`e\` \| \_f\_`],
  ],
  [
    'what would begin a block does not',
    { cards: [card('# a'), card('- b'), card('1. c')] },
    [String.raw`- \# a`, String.raw`- \- b`, String.raw`- 1\. c`],
  ],
])('%s', (_name, rest, lines) => {
  expect(told(rest)).toEqual(lines)
})

test('a column without cards is left out, and a board without any is its heading', () => {
  expect(retrospective([column({})], words)).toBe('## Bilan')
  expect(retrospective([column({}), column({ title: 'Suite', cards: [card('a')] })], words)).toBe(
    '## Bilan\n\n### Suite\n\n- a',
  )
})
