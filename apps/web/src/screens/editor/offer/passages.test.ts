import { expect, test } from 'vitest'
import { passagesOf, withPassages } from './passages.ts'

const text = `---
title: Atelier
---

Avant tout.

## Samedi

| Heure | Étape |
| --- | --- |
| 10:00 | Accueil |
| 10:30 | Tour de *table* |

Un passage
sur deux lignes.

- un
- deux

## Après

Merci.
`

test('a text is cut into passages below their headings, an agenda into its rows', () => {
  expect(passagesOf(text).map(({ heading, label }) => [heading, label])).toEqual([
    ['', 'Avant tout.'],
    ['Samedi', '10:00 · Accueil'],
    ['Samedi', '10:30 · Tour de table'],
    ['Samedi', 'Un passage sur deux lignes.'],
    ['Samedi', 'un deux'],
    ['Après', 'Merci.'],
  ])
})

test('each passage is a piece of the very text', () => {
  for (const { start, source } of passagesOf(text)) {
    expect(text.slice(start, start + source.length)).toBe(source)
  }
})

test('only what was rewritten differs', () => {
  const [, , tour, passage] = passagesOf(text)
  const changes = new Map([
    [tour?.start ?? 0, '| 10:30 | Tour de table, debout |'],
    [passage?.start ?? 0, 'Un seul passage.'],
  ])
  expect(withPassages(text, changes)).toBe(
    text
      .replace('Tour de *table* |', 'Tour de table, debout |')
      .replace('Un passage\nsur deux lignes.', 'Un seul passage.'),
  )
})

test('a passage that was put back as it was is no change', () => {
  const [first] = passagesOf(text)
  expect(withPassages(text, new Map([[first?.start ?? 0, 'Avant tout.']]))).toBe(text)
  expect(withPassages(text, new Map())).toBe(text)
})

test('a passage that is emptied goes with its line', () => {
  const [first, , tour] = passagesOf(text)
  const without = new Map([
    [first?.start ?? 0, ' '],
    [tour?.start ?? 0, ''],
  ])
  expect(withPassages(text, without)).toBe(
    text.replace('Avant tout.\n\n', '').replace('| 10:30 | Tour de *table* |\n', ''),
  )
})

test('lines end as in the text', () => {
  const windows = 'Un.\r\nDeux.\r\n'
  expect(withPassages(windows, new Map([[0, 'Un.\nDeux.']]))).toBe(windows)
  expect(withPassages(windows, new Map([[0, 'Un.\nTrois.']]))).toBe('Un.\r\nTrois.\r\n')
})

test('a text without headings or with windows lines is cut too', () => {
  const plain = 'Un.\r\n\r\n| a | b |\r\n| - | - |\r\n| c | d |\r\n'
  expect(passagesOf(plain).map(({ source }) => source)).toEqual(['Un.', '| c | d |'])
})
