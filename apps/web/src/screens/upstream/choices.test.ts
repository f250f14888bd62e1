import { describe, expect, it, test } from 'vitest'
import {
  allTaken,
  askedOf,
  carried,
  countAsking,
  keepsOf,
  namedChanges,
  parseChoices,
  planOf,
  unreasoned,
  writeChoices,
  type Choice,
} from './choices.ts'
import { changeOf } from './testing/upstream-view.ts'

const open = (id: string, more = {}) => changeOf({ id, after: `Words of ${id}.`, ...more })
const changes = namedChanges([
  open('one'),
  open('two', { asks: true }),
  open('three'),
  open('there', { decision: 'taken' }),
  open('ours', { decision: 'kept', kept: 'k' }),
  open('length', { kind: 'field', path: ['duration'], before: 'PT8H', after: 'PT9H', asks: true }),
])
const nameOf = (id: string): string => changes.find(({ change }) => change.id === id)?.name ?? ''
const choosing = (choices: Readonly<Record<string, Choice>>) =>
  new Map(Object.entries(choices).map(([id, choice]) => [nameOf(id), choice]))
const take = { kind: 'take' } as const
const later = { kind: 'later' } as const
const keep = (reason: string) => ({ kind: 'keep', reason }) as const
const plan = (choices: Readonly<Record<string, Choice>>) => planOf(changes, choosing(choices))
const ids = (all: readonly { readonly change: { readonly id: string } }[]) =>
  all.map(({ change }) => change.id).join(' ')

describe('the name of a change', () => {
  it('stays where an answer gives it another id, kind or place', () => {
    const [before] = namedChanges([changeOf({ id: 'a', kind: 'changed', path: ['Friday'] })])
    const [after] = namedChanges([changeOf({ id: 'b', kind: 'moved-changed', path: ['Saturday'] })])
    expect(after?.name).toBe(before?.name)
  })

  it.each([
    ['words there', { after: 'Other words.' }],
    ['words before', { before: 'Other words.' }],
    ['nothing before', { before: null }],
    ['a fact', { kind: 'field' as const, path: ['duration'] }],
  ])('is another one for other %s', (_what, more) => {
    const [one, other] = namedChanges([changeOf(), changeOf(more)])
    expect(other?.name).not.toBe(one?.name)
  })

  it('is told apart by its number where two say the same', () => {
    const [one, two] = namedChanges([changeOf(), changeOf()])
    expect(two?.name).toBe(`${one?.name}-2`)
  })
})

describe('choices', () => {
  it('sort what is open, and nothing else', () => {
    const { taken, kept, waiting } = plan({
      one: take,
      two: keep(' Ours is shorter. '),
      three: later,
      there: take,
      ours: take,
    })
    expect([ids(taken), ids(kept), ids(waiting)]).toEqual(['one', 'two', 'three length'])
    expect(kept[0]?.reason).toBe('Ours is shorter.')
  })

  it('say which reasons are missing, and what both changed', () => {
    expect(ids(unreasoned(plan({ one: keep(''), two: keep('  '), three: keep('So.') })))).toBe(
      'one two',
    )
    expect(countAsking(plan({ one: take, two: take, length: take }))).toBe(2)
  })

  it('ask for chosen changes by their ids, also for all that there is', () => {
    expect(askedOf(plan({ one: take, two: keep('So.') })).changes).toEqual(['one'])
    const all = { one: take, two: keep('So.'), three: take, length: take }
    expect(askedOf(plan(all)).changes).toEqual(['one', 'three', 'length'])
    const many = namedChanges(Array.from({ length: 1001 }, (_, at) => open(`n${at}`)))
    expect(askedOf(planOf(many, allTaken(many, new Map()))).changes).toBe('all')
  })

  it('take the value of the origin for a fact that both changed', () => {
    expect(askedOf(plan({ two: take, length: take })).facts).toEqual({ duration: 'origin' })
    expect(askedOf(plan({ two: take })).facts).toEqual({})
  })

  it('keep what has one reason by one call', () => {
    const asked = keepsOf(plan({ one: keep('So.'), two: keep('Otherwise.'), three: keep('So.') }))
    expect(asked).toEqual([
      { reason: 'So.', changes: ['one', 'three'] },
      { reason: 'Otherwise.', changes: ['two'] },
    ])
  })

  it('are all to take but for what is kept', () => {
    const all = allTaken(changes, choosing({ one: later, two: keep('So.') }))
    const { taken, kept, waiting } = planOf(changes, all)
    expect([ids(taken), ids(kept), ids(waiting)]).toEqual(['one three length', 'two', ''])
  })
})

describe('choices after the origin moved on', () => {
  const newer = namedChanges([
    open('ONE'),
    open('two', { after: 'Changed again.', asks: true }),
    open('three', { decision: 'taken' }),
  ]).map((named, at) => (at === 0 ? { ...named, name: nameOf('one') } : named))

  it('stand where the passage is as it was, and are counted where it is not', () => {
    const before = choosing({ one: take, two: keep('So.'), three: later })
    const { choices, lost } = carried(before, newer)
    expect([...choices]).toEqual([[nameOf('one'), take]])
    expect(lost).toBe(1)
  })
})

test('what a tab keeps is read as it was written', () => {
  const choices = choosing({ one: take, two: keep('So.'), three: later })
  expect(parseChoices(writeChoices(choices))).toEqual(choices)
})

test.each([
  null,
  '',
  'no JSON',
  '{}',
  '[1, ["one"], ["one", {"kind": "eat"}], ["one", {"kind": "keep"}], [1, {"kind": "take"}]]',
])('what is no choice is none: %s', (stored) => {
  expect(parseChoices(stored)).toEqual(new Map())
})
