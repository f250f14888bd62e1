import { expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { mergeSides } from './merge-sides.ts'
import { mergeTexts } from './merge-texts.ts'

/** Each change of the merged text by its words (the old ones where it is gone) and whose it is. */
const sidesOf = (base: string, ours: string, theirs: string) => {
  const merge = mergeTexts(base, ours, theirs)
  const comparison = compareTexts(base, merge.text)
  const { blocks, fields } = mergeSides({ base, ours, theirs }, merge, comparison)
  const changes = comparison.blocks.flatMap(({ kind, before, after }, at) =>
    kind === 'same' ? [] : [[kind, after ?? before, blocks[at]]],
  )
  return { changes, fields }
}
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const [one, two, three, four] = [
  'The first thing to do.',
  'Then sit in a circle.',
  'Now say what you need.',
  'Go home at last.',
]
const base = page(one, two, three, four)

test('tells whose an added, a changed and a removed passage is', () => {
  const ours = page('The very first thing to do.', two, three, 'Ours is new.', four)
  const theirs = page(one, two, four, 'Theirs is new.')
  expect(sidesOf(base, ours, theirs).changes).toEqual([
    ['changed', 'The very first thing to do.', 'ours'],
    ['removed', three, 'theirs'],
    ['added', 'Ours is new.', 'ours'],
    ['added', 'Theirs is new.', 'theirs'],
  ])
})

test('tells whose a move is, and what both changed', () => {
  const ours = page(four, one, two, 'Now say what you really need.')
  const theirs = page(one, 'Then sit in a wide circle.', 'Now say what you need, all.', four)
  expect(sidesOf(base, ours, theirs).changes).toEqual([
    ['moved', four, 'ours'],
    ['changed', 'Then sit in a wide circle.', 'theirs'],
    ['changed', 'Now say what you really need, all.', 'both'],
  ])
})

test('says what may come back', () => {
  const section = ['## Lunch', 'Soup for everybody.']
  const found = sidesOf(
    page(one, ...section),
    page(one),
    page(one, '## Lunch', 'Soup and bread for everybody.'),
  )
  expect(found.changes).toEqual(section.map((text) => ['removed', text, 'open']))
})

test('says what is open, in the text and in the front matter', () => {
  const text = (title: string, lang: string, words: string) =>
    `---\ntitle: ${title}\nlang: ${lang}\n---\n\n${page(one, words)}`
  const found = sidesOf(
    text('A', 'fr', two),
    text('B', 'fr', 'Then sit in a row.'),
    text('C', 'en', 'Then sit in a square.'),
  )
  expect(found.changes).toEqual([['changed', 'Then sit in a row.', 'open']])
  expect(found.fields).toEqual({ title: 'open', lang: 'theirs' })
})
