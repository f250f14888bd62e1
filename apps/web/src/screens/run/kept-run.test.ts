import type { RunView } from '@forkshop/api'
import { movesOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import {
  emptyKept,
  mergeKept,
  nextPart,
  parseKept,
  withAnswer,
  withClockSet,
  withOwnMove,
  type KeptRun,
} from './kept-run.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2027-01-23T09:00:00Z')
const make = (kept: KeptRun, id: string, at = NOW): KeptRun =>
  withOwnMove(kept, { kind: 'freeze' }, { id, time: at, at: at + 7 * HOUR })
/** What a server tells that has these moves. */
const view = (...ids: readonly string[]): RunView => ({
  state: 'going',
  event: { slug: 'e', title: 'E', lang: 'fr' },
  of: null,
  zone: 'UTC',
  driftMinutes: 0,
  now: new Date(NOW).toISOString(),
  frozen: null,
  steps: [],
  squeezed: [],
  leads: true,
  differences: [],
  unplaced: [],
  last: ids.length,
  moves: ids.map((id, index) => ({
    number: index + 1,
    id,
    after: [],
    at: new Date(NOW).toISOString(),
    time: new Date(NOW).toISOString(),
    received: new Date(NOW).toISOString(),
    kind: 'freeze',
    by: { id: 'a', name: 'Ann' },
  })),
  planned: [],
})
const ids = (kept: KeptRun): readonly string[] =>
  movesOf(kept.log)
    .map(({ id }) => id)
    .toSorted()

test('a move counts at the server’s time, and is sent with what the device’s own clock said', () => {
  const kept = make(make(emptyKept('ann'), 'a'), 'b')
  expect(kept.log.unsent.map(({ time }) => time)).toEqual([NOW, NOW])
  expect(nextPart(kept)).toMatchObject([
    { id: 'a', after: [], at: '2027-01-23T16:00:00.000Z' },
    { id: 'b', after: ['a'] },
  ])
})

test('a clock that is set under way says of what is unsent what it would say now', () => {
  const kept = withClockSet(make(emptyKept('ann'), 'a'), -5 * HOUR)
  expect(nextPart(kept)[0]?.at).toBe('2027-01-23T11:00:00.000Z')
  expect(kept.offsetMs).toBe(5 * HOUR)
  expect(kept.log.unsent[0]?.time).toBe(NOW)
})

test('what the server has waits no more, and says whose it was', () => {
  const kept = withAnswer(make(make(emptyKept('ann'), 'a'), 'b'), view('x', 'a'), 3)
  expect(nextPart(kept).map(({ id }) => id)).toEqual(['b'])
  expect(Object.keys(kept.sent)).toEqual(['b'])
  expect([kept.who['a'], kept.log.last, kept.offsetMs]).toEqual(['Ann', 2, 3])
})

test('more than a call takes goes in parts, the oldest first', () => {
  let kept = emptyKept('ann')
  for (let at = 0; at < 501; at += 1) kept = make(kept, `m${at}`)
  expect(nextPart(kept)).toHaveLength(500)
  expect(nextPart(kept)[0]?.id).toBe('m0')
})

test('a day that is closed says when, and its now is no clock', () => {
  const before = withAnswer(emptyKept('ann'), view(), 50)
  const closed = withAnswer(before, { ...view(), state: 'closed' }, null)
  expect([closed.day?.closed, closed.offsetMs]).toEqual([NOW, 50])
})

test('two tabs lose nothing of each other, whichever is asked', () => {
  const both = withAnswer(make(emptyKept('ann'), 'a'), view('x'), 0)
  const one = make(both, 'b')
  const other = withAnswer(make(both, 'c'), view('x', 'a'), 0)
  for (const merged of [mergeKept(one, other), mergeKept(other, one)]) {
    expect(ids(merged)).toEqual(['a', 'b', 'c', 'x'])
    expect(
      nextPart(merged)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['b', 'c'])
    expect(merged.log.last).toBe(2)
  }
  expect(mergeKept(one, one)).toEqual(one)
})

test.each([
  ['nothing', null],
  ['what was cut short', '{"schema":1,"log":{'],
  ['what another version wrote', '{"schema":2,"log":{}}'],
  ['no record', '[]'],
])('%s is no day', (_name, text) => {
  expect(parseKept(text)).toBeNull()
})

test('a day outlives a reload', () => {
  const kept = withAnswer(make(emptyKept('ann'), 'a'), view('x'), 5)
  expect(parseKept(JSON.stringify(kept))).toEqual(kept)
})
