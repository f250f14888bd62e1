import type { PassageChange } from '@forkshop/api'
import { expect, test } from 'vitest'
import { saySummary, summaryOf } from './passage-summary.ts'

const author = { id: null, name: 'Ann' }
const back = { id: 'a'.repeat(40), author, time: '2026-03-01T09:00:00.000Z', reason: 'Début' }
const turn = (kind: PassageChange['kind']): PassageChange => ({
  kind,
  revision: { ...back, coAuthors: [], version: null, proposal: null, event: null, ideas: [] },
  page: null,
  inOrigin: false,
  event: null,
  proposal: null,
  before: null,
  after: { text: 'Un mur.' },
  comparison: { changes: [], fields: [], degraded: false },
})
const since = (kind: PassageChange['kind']) => ({ kind, revision: turn(kind).revision })
const summary = (
  kinds: readonly PassageChange['kind'][],
  nextCursor: string | null,
  down = false,
) => summaryOf({ items: kinds.map(turn), looked: 500, back, nextCursor }, down)

test('a history is summed up', () => {
  expect(summary(['first'], null)).toEqual({ kind: 'untouched', since: since('first') })
  expect(summary(['new'], null)).toEqual({ kind: 'untouched', since: since('new') })
  expect(summary(['returned', 'removed', 'first'], null)).toEqual({
    kind: 'untouched',
    since: since('returned'),
  })
  expect(summary(['changed', 'returned', 'removed', 'new'], null)).toEqual({
    kind: 'changes',
    count: 3,
    isAll: true,
  })
  expect(summary(['changed'], 'x')).toEqual({ kind: 'changes', count: 1, isAll: false })
})

test('one that was not looked through says how far it was', () => {
  const notYet = { kind: 'not-yet', looked: 500, back: back.time }
  expect(summary([], 'x')).toEqual(notYet)
  expect(summary([], 'x', true)).toEqual(notYet)
  expect(summary(['changed', 'first'], null, true)).toBeNull()
})

test('its sentence names people, days and counts', () => {
  const said = (one: ReturnType<typeof summary>) =>
    one && saySummary(one, 'en', (key, ...[named, count]) => JSON.stringify([key, named, count]))
  expect(said(summary(['first'], null))).toBe(
    '["passage.untouched.first",{"people":"Ann","date":"1 March 2026"},null]',
  )
  expect(said(summary([], 'x'))).toBe(
    '["passage.untouched.soFar",{"n":500,"date":"1 March 2026"},500]',
  )
  expect(said(summary(['changed'], 'x'))).toBe('["passage.changesSoFar",{"n":1},1]')
})
