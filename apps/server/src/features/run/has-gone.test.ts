import { foldRun, moveKinds, type Move } from '@forkshop/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasGone, type KeptMove } from './run-rows.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const id = fc.constantFrom(...ids)
const move = fc.record({
  after: fc.array(id, { maxLength: 2 }),
  time: fc.integer({ min: 0, max: 5 }),
  // half of what is said takes something back
  kind: fc.oneof(fc.constantFrom(...moveKinds), fc.constant('undo' as const)),
  of: id,
})
const kept = (one: Move): KeptMove => ({
  move: one,
  row: {
    number: 1,
    id: one.id,
    event: 'event',
    after: JSON.stringify(one.after),
    at: '',
    time: '',
    received: '',
    kind: one.kind,
    of: one.of ?? null,
    step: null,
    before: null,
    minutes: null,
    words: null,
    by: null,
    by_name: '',
  },
})

test('a day has gone exactly when it goes for who folds its moves, whatever was taken back', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: ids.length }), (said) => {
      const moves = said.map((one, place): Move => ({ ...one, id: ids[place] ?? '' }))
      expect(hasGone(moves.map(kept))).toBe(foldRun([], moves, 0).state === 'going')
    }),
    { numRuns: 2_000 },
  )
})
