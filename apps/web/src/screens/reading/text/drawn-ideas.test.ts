import type { PassageIdea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { drawnIdeas } from './drawn-ideas.ts'
import type { ReadingText } from './reading-state.ts'

const idea = (id: string): PassageIdea => ({
  id,
  text: id,
  state: 'open',
  event: null,
  observed: null,
  quote: null,
  prefix: null,
  suffix: null,
  proposal: null,
  support: 0,
  version: null,
  by: '',
  byGuest: false,
  time: '2026-01-01T00:00:00Z',
})
const text = (of: Partial<ReadingText>): ReadingText => ({
  blocks: [],
  loose: [],
  counts: {},
  beginsWithHeading: false,
  hasNotice: false,
  ...of,
})
const noted = text({
  blocks: [
    { kind: 'html', html: '<p>x</p>' },
    { kind: 'noted', id: 'a', html: '', ideas: [idea('beside')] },
  ],
  loose: [idea('loose')],
})
const day = text({
  blocks: [{ kind: 'day', day: 0, heading: null, ideas: [{ row: 2, idea: idea('step') }] }],
})
const idsIn = (reading: Parameters<typeof drawnIdeas>[0]) => drawnIdeas(reading).map(({ id }) => id)

test('a page shows the ideas beside its passages and steps, and those of no passage', () => {
  expect(idsIn({ text: noted, run: null })).toEqual(['beside', 'loose'])
})

test('an event shows those of what it ran as well', () => {
  expect(idsIn({ text: noted, run: { text: day } })).toEqual(['beside', 'loose', 'step'])
})
