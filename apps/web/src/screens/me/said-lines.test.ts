import type { Idea, ProposalLine } from '@forkshop/api'
import { expect, test } from 'vitest'
import { saidLines, underWay } from './said-lines.ts'

const idea = (changes: Partial<Idea>): Idea => ({
  id: 'a',
  page: 'soup',
  text: 'Words',
  observed: null,
  kind: 'other',
  event: null,
  anchor: null,
  state: 'open',
  duplicateOf: null,
  proposal: null,
  version: null,
  support: 0,
  photographs: [],
  author: { id: 'me', name: 'Me' },
  byGuest: false,
  time: '2027-01-01T00:00:00.000Z',
  reason: null,
  ...changes,
})
const proposal = (changes: Partial<ProposalLine>): ProposalLine => ({
  page: { slug: 'soup', kind: 'format', title: 'Soup' },
  number: 3,
  title: 'Change it',
  state: 'open',
  time: '2027-01-02T00:00:00.000Z',
  reason: null,
  version: null,
  ...changes,
})
const pages = [{ slug: 'soup', title: 'Soup' }]

test.each([
  [{ state: 'open' }, 'open', 1, false],
  [{ state: 'open', waiting: true }, 'waiting', 1, false],
  [{ state: 'proposed', proposal: 3 }, 'proposed', 2, false],
  [{ state: 'accepted', proposal: 3 }, 'accepted', 2, false],
  [{ state: 'accepted', proposal: 3, version: '1.2' }, 'arrived', 3, false],
  [{ state: 'declined' }, 'declined', 1, true],
] as const)('an idea that is %j is %s', (changes, state, reached, isOver) => {
  expect(saidLines({ items: [idea(changes)], pages }, [])).toMatchObject([
    { state, reached, isOver, where: ['Soup'] },
  ])
})

test.each([
  [{ state: 'open' }, 'proposed', 2, false],
  [{ state: 'accepted' }, 'accepted', 2, false],
  [{ state: 'accepted', version: '1.2' }, 'arrived', 3, false],
  [{ state: 'withdrawn' }, 'withdrawn', 2, true],
] as const)('a proposal that is %j is %s', (changes, state, reached, isOver) => {
  const lines = saidLines({ items: [], pages }, [proposal(changes)])
  expect(lines).toMatchObject([{ state, reached, isOver }])
})

test('a proposal of an own idea stands with the idea, others by their time', () => {
  const items = [idea({ state: 'proposed', proposal: 3 })]
  expect(saidLines({ items, pages }, [proposal({})])).toHaveLength(1)
  const lines = saidLines({ items, pages }, [proposal({ number: 4 })])
  expect(lines.map(({ id }) => id)).toEqual(['proposal-soup-4', 'idea-a'])
})

test('what is over is not under way', () => {
  const items = [
    idea({ id: 'a' }),
    idea({ id: 'b', state: 'declined' }),
    idea({ id: 'c', state: 'accepted', proposal: 9, version: '2.0' }),
  ]
  expect(underWay({ ideas: { items, pages }, proposals: [] })).toEqual({ going: 1, arrived: 1 })
})
