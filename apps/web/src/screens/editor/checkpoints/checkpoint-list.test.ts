import type { Checkpoint } from '@forkshop/api'
import { expect, test } from 'vitest'
import { parseState, toDays, toDistance } from './checkpoint-list.ts'

const made = (id: number, at: string): Checkpoint => ({ id, made: at, why: 'time', by: null })

test('a day is one of the reader’s zone', () => {
  const items = [made(2, '2026-11-30T23:30:00Z'), made(1, '2026-11-30T22:30:00Z')]
  const days = (zone: string) => toDays(items, zone).map(({ day }) => day)
  expect(days('Europe/Paris')).toEqual(['2026-12-01', '2026-11-30'])
  expect(days('UTC')).toEqual(['2026-11-30'])
})

test('a clock that was set back gives a day twice, and moves nothing', () => {
  const items = [
    made(3, '2026-11-30T10:00:00Z'),
    made(2, '2026-12-04T10:00:00Z'),
    made(1, '2026-11-30T09:00:00Z'),
  ]
  const days = toDays(items, 'UTC')
  expect(days.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-04', '2026-11-30'])
  expect(days.flatMap((day) => day.items)).toEqual(items)
})

const change = (kind: 'same' | 'changed' | 'moved', added = 0, removed = 0) => ({
  kind,
  block: 'paragraph' as const,
  level: null,
  place: '',
  isOpening: false,
  label: '',
  turn: null,
  words: { added, removed },
  html: '',
  marks: [],
  beforeHtml: null,
  beforeMarks: [],
  afterHtml: null,
  afterMarks: [],
  movedFrom: null,
  blockIndex: 0,
  beforeIndex: 0,
  afterIndex: 0,
})
const field = { key: 'title', from: 'a', to: 'b' }

test.each([
  ['nothing', { changes: [change('same')], fields: [] }, { kind: 'same' }],
  [
    'words on both sides',
    { changes: [change('same'), change('changed', 2, 3), change('changed', 1)], fields: [field] },
    { kind: 'words', count: 6 },
  ],
  ['a fact', { changes: [change('same')], fields: [field] }, { kind: 'other' }],
  ['the order', { changes: [change('moved')], fields: [] }, { kind: 'other' }],
] as const)('%s', (_name, { changes, fields }, distance) => {
  expect(toDistance({ changes: [...changes], fields: [...fields] })).toEqual(distance)
})

test.each([
  ['12', 12],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
  ['9'.repeat(16), null],
  [['1'], null],
  [undefined, null],
])('%j names the state %j', (value, id) => {
  expect(parseState(value)).toBe(id)
})
