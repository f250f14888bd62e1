import type { BoardView, Card } from '@forkshop/api'
import { expect, test } from 'vitest'
import { columnsOf, inPlace, leftOf, withChanges } from './board-view.ts'

const card = (id: string, rest: Partial<Card> = {}): Card => ({
  id,
  column: 'worked',
  group: null,
  text: id,
  step: null,
  name: null,
  own: false,
  dots: 0,
  ownDots: 0,
  waiting: false,
  hidden: false,
  byGuest: false,
  idea: null,
  time: '2027-01-22T17:30:00Z',
  ...rest,
})
const board = (cards: readonly Card[], rest: Partial<BoardView> = {}): BoardView => ({
  slug: 'soir',
  title: 'Un soir',
  lang: 'fr',
  number: 1,
  whole: true,
  stage: 'write',
  state: 'open',
  lateUntil: null,
  columns: [
    { id: 'worked', title: null },
    { id: 'change', title: null },
  ],
  groups: [],
  cards: [...cards],
  gone: [],
  dots: { budget: 5, hidden: false, given: 0, own: 0 },
  timer: null,
  now: '2027-01-22T17:30:00Z',
  writers: 1,
  leads: false,
  moderates: false,
  writes: false,
  steps: [{ id: '0-0', step: 'Accueil', start: null }],
  written: null,
  ...rest,
})
const group = { id: 'g', column: 'worked', title: 'Table' }
const told = (view: BoardView) =>
  columnsOf(view).map(({ groups, cards }) => [
    ...groups.map((one) => `${one.title}: ${one.cards.map(({ id }) => id).join(' ')}`),
    ...cards.map(({ id }) => id),
  ])

test.each<[string, BoardView, readonly (readonly string[])[]]>([
  [
    'cards lie in their columns as they came',
    board([card('a'), card('b', { column: 'change' }), card('c')]),
    [['a', 'c'], ['b']],
  ],
  [
    'groups stand before cards alone',
    board([card('a'), card('b', { group: 'g' }), card('c', { group: 'g' })], { groups: [group] }),
    [['Table: b c', 'a'], []],
  ],
  ['a group without cards is not shown', board([card('a')], { groups: [group] }), [['a'], []]],
  [
    'a card of a group that is not known lies alone',
    board([card('a', { group: 'x' })]),
    [['a'], []],
  ],
])('%s', (_name, view, columns) => {
  expect(told(view)).toEqual(columns)
})

test('a group has the dots of its cards, and none while they are hidden', () => {
  const dots = (given: readonly (number | null)[]) =>
    columnsOf(
      board(
        given.map((n, at) => card(`${at}`, { group: 'g', dots: n })),
        { groups: [group] },
      ),
    )[0]?.groups[0]?.dots
  expect(dots([2, 3])).toBe(5)
  expect(dots([2, null])).toBeNull()
})

test('what changed takes its place, what is new stands at the end, what is gone is gone', () => {
  const known = board([card('a'), card('b'), card('c')])
  const next = board([card('d'), card('b', { text: 'B' })], {
    whole: false,
    gone: ['a'],
    steps: [],
    number: 2,
  })
  const merged = withChanges(known, next)
  expect(merged.cards.map(({ text }) => text)).toEqual(['B', 'c', 'd'])
  expect(merged).toMatchObject({ number: 2, steps: known.steps, whole: true })
  expect(withChanges(known, board([card('z')])).cards).toHaveLength(1)
})

test('what is read stays where it is while others move cards about', () => {
  const shown = board([card('a'), card('b')])
  expect(inPlace(shown, board([card('a', { dots: 3 }), card('b'), card('c')]))).toBeNull()
  const next = board(
    [
      card('a', { group: 'g', dots: 3 }),
      card('b', { column: 'change' }),
      card('c', { group: 'g' }),
    ],
    { groups: [group] },
  )
  const kept = inPlace(shown, next)
  expect(kept && told(kept)).toEqual([['a', 'b', 'c'], []])
  expect(kept?.cards[0]?.dots).toBe(3)
})

test('dots that are left are never less than none', () => {
  expect(
    [3, 5, 7].map((own) =>
      leftOf(board([], { dots: { budget: 5, hidden: false, given: 0, own } })),
    ),
  ).toEqual([2, 0, 0])
})
