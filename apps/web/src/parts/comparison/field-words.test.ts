import { expect, test } from 'vitest'
import { fieldPieces } from './field-words.ts'

const say = {
  value: (_: string, value: string | number | boolean) => String(value),
  part: (_: string, part: string) => part,
}
const pieces = (key: string, from: unknown, to: unknown) => fieldPieces({ key, from, to }, say)

test('one value becomes another', () => {
  expect(pieces('status', 'draft', 'tested')).toEqual({
    kind: 'value',
    from: 'draft',
    to: 'tested',
  })
  expect(pieces('status', null, 'tested')).toEqual({ kind: 'value', from: null, to: 'tested' })
})

test('a list shows what came and went', () => {
  const host = { key: 'host', label: 'Host', count: 1 }
  const cook = { key: 'cook', label: 'Cook', count: '1 a team' }
  expect(pieces('roles', [host], [host, cook])).toEqual({
    kind: 'items',
    items: [
      { kind: 'whole', from: 'Host · 1', to: 'Host · 1' },
      { kind: 'whole', from: null, to: 'Cook · 1 a team' },
    ],
  })
  expect(pieces('tags', ['a', 'b'], ['b'])).toEqual({
    kind: 'items',
    items: [
      { kind: 'whole', from: 'a', to: null },
      { kind: 'whole', from: 'b', to: 'b' },
    ],
  })
})

test('of a list, a record with another value is one item, of which the parts that turned are shown', () => {
  expect(pieces('roles', [{ key: 'host', count: 1 }], [{ key: 'host', count: 2 }])).toEqual({
    kind: 'items',
    items: [{ kind: 'parts', name: 'host', parts: [{ name: 'count', from: '1', to: '2' }] }],
  })
  const guide = { title: 'Guide', url: 'https://a.example' }
  expect(pieces('sources', [guide], [{ ...guide, license: 'X' }])).toEqual({
    kind: 'items',
    items: [{ kind: 'parts', name: 'Guide', parts: [{ name: 'license', from: null, to: 'X' }] }],
  })
  const day = { about: ['a', { b: 'c' }], seats: 8 }
  expect(pieces('days', [day], [{ ...day, about: ['a', { b: 'd' }] }])).toEqual({
    kind: 'items',
    items: [{ kind: 'parts', name: '8', parts: [{ name: 'about', from: 'a, c', to: 'a, d' }] }],
  })
})

test('of a list, a text with other words is one item', () => {
  expect(pieces('invariants', ['It lasts 48 hours.'], ['It lasts 24 hours.'])).toEqual({
    kind: 'items',
    items: [{ kind: 'whole', from: 'It lasts 48 hours.', to: 'It lasts 24 hours.' }],
  })
})

test('a map shows the parts that turned', () => {
  expect(pieces('methods', { walk: '1.0', talk: '1.0' }, { walk: '1.1', talk: '1.0' })).toEqual({
    kind: 'parts',
    parts: [{ name: 'walk', from: '1.0', to: '1.1' }],
  })
  expect(pieces('budget', null, { amount: 320 })).toEqual({
    kind: 'parts',
    parts: [{ name: 'amount', from: null, to: '320' }],
  })
})
