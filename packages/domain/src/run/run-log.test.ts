import { expect, test } from 'vitest'
import type { Move } from './move.ts'
import { emptyRunLog, movesOf, seenIn, withMade, withReceived } from './run-log.ts'

const move = (id: string, after: readonly string[] = [], time = 0): Move => ({
  id,
  after,
  time,
  kind: 'freeze',
})
const ids = (moves: readonly Move[]): readonly string[] => moves.map(({ id }) => id)

test('what was made here waits until the server tells of it, with its time', () => {
  const made = withMade(withMade(emptyRunLog, move('a')), move('b', ['a']))
  expect(ids(made.unsent)).toEqual(['a', 'b'])
  const told = withReceived(made, [move('x'), move('a', [], 7)], 2)
  expect(told).toMatchObject({ unsent: [{ id: 'b' }], last: 2 })
  expect(movesOf(told).find(({ id }) => id === 'a')?.time).toBe(7)
  expect(withReceived(told, [move('x'), move('a', [], 7)], 2)).toEqual(told)
})

test('a move has seen what nothing else here has seen', () => {
  const undo: Move = { ...move('u'), kind: 'undo', of: 'x' }
  const log = withReceived(withMade(emptyRunLog, move('b', ['a'])), [move('a'), move('x'), undo], 3)
  expect(seenIn(log)).toEqual(['u', 'b'])
  expect(seenIn(emptyRunLog)).toEqual([])
})

test('a log outlives a reload', () => {
  const log = withReceived(withMade(emptyRunLog, move('b', ['a'])), [move('a')], 1)
  expect(JSON.parse(JSON.stringify(log))).toEqual(log)
})

test('of too many ends the newest are named', () => {
  const log = withReceived(
    emptyRunLog,
    Array.from({ length: 60 }, (_, at) => move(`m${at}`)),
    60,
  )
  expect(seenIn(log)).toHaveLength(50)
  expect(seenIn(log).at(-1)).toBe('m59')
})
