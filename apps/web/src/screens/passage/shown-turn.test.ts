import type { PassageChange } from '@forkshop/api'
import { expect, test } from 'vitest'
import { partsOfTurn, toShownTurn } from './shown-turn.ts'

const id = 'a'.repeat(40)
const drawn = (blockIndex: number) => ({
  block: 'paragraph' as const,
  html: `<p>${blockIndex}</p>`,
  marks: [],
  blockIndex,
})
const run = (blockIndex: number, count: number) => ({
  blockIndex,
  beforeIndex: blockIndex,
  afterIndex: blockIndex,
  count,
})
const turn: PassageChange = {
  kind: 'changed',
  revision: {
    id,
    author: { id: null, name: 'Ann' },
    time: '2026-03-01T09:00:00.000Z',
    reason: 'Début',
    coAuthors: [],
    version: null,
    proposal: null,
    event: null,
    ideas: [],
  },
  page: null,
  inOrigin: false,
  event: null,
  proposal: null,
  before: { revision: id, text: 'Un mur.' },
  after: { text: 'Deux murs.' },
  comparison: {
    changes: [drawn(2), drawn(5)],
    unchanged: [run(0, 2), run(3, 2)],
    fields: [],
    degraded: false,
  },
}

test('what is the same stands among what is drawn, in reading order', () => {
  expect(partsOfTurn(toShownTurn(turn)).map((part) => part.blockIndex)).toEqual([0, 2, 3, 5])
})

test('where all is drawn, nothing is counted', () => {
  const whole = { ...turn, comparison: { ...turn.comparison, unchanged: undefined } }
  expect(partsOfTurn(toShownTurn(whole))).toEqual(turn.comparison.changes)
})

test('the texts of a change are not kept, but which revision it was before', () => {
  const shown = toShownTurn(turn)
  expect(shown.before).toBe(id)
  expect(JSON.stringify(shown)).not.toContain('murs')
  expect(toShownTurn({ ...turn, before: null }).before).toBeNull()
})
