import { expect, test } from 'vitest'
import { itemSource, itemTexts, toListItems, withMarker } from './list-items.ts'

const texts = (source: string) => toListItems(source)?.map(({ text }) => text)

test.each([
  ['bullets', '- a\n- b', ['a', 'b']],
  ['numbers', '1. a\n2. b', ['a', 'b']],
  ['tasks, their box apart', '- [ ] a\n- [x] b', ['a', 'b']],
  ['nested items within their item', '- a\n  - b\n- c', ['a\n  - b', 'c']],
  ['text that hangs below', '- a\n  b\n\n  c\n- d', ['a\n  b\n\n  c', 'd']],
  ['lazy lines', '- a\nb\n- c', ['a\nb', 'c']],
  ['indented lists', '  * a\n  * b', ['a', 'b']],
])('cuts a list with %s', (_, source, wanted) => {
  expect(texts(source)).toEqual(wanted)
})

test.each([
  '- a\n- b',
  '1) a\n\n2) b\n   c',
  '- [x]  a\n  - b\n\n* c',
  '10. a\n11. b',
  '01. a\n02. b',
])('items and the blanks between them are the list %#', (source) => {
  const items = toListItems(source) ?? []
  expect(items.map((item) => item.lead + itemSource(item)).join('')).toBe(source)
})

test('lines that hang keep hanging under a longer number', () => {
  const [item] = toListItems('9. a\n   b') ?? []
  expect(item && itemSource(withMarker(item, { sign: '.', number: 10 }))).toBe('10. a\n    b')
})

test('has every nested text by itself', () => {
  expect(itemTexts('- a\n  - b\n    - c\n- d')).toEqual(['a', 'b', 'c', 'd'])
})

test('is no list without a marker', () => {
  expect(toListItems('a\n- b')).toBeNull()
})
