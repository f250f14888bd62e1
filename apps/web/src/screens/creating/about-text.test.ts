import { expect, test } from 'vitest'
import { aboutText, isTyped } from './about-text.ts'

const TEXT = `---
title: Un repas
---

## Pour *qui*

Tous **ensemble**, avec [eux](/p/eux).

- un
- deux

## Déroulé

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 30 min | Accueil |
|  | 60 min | Cuisine |

[eux]: /p/eux
`

test('a text is told by its headings, passages and steps, without a sign of how it is written', () => {
  expect(aboutText(TEXT)).toEqual({ headings: ['Pour qui', 'Déroulé'], passages: 3, steps: 2 })
})

test('nothing is told of nothing', () => {
  expect(aboutText('')).toEqual({ headings: [], passages: 0, steps: 0 })
})

test.each([
  ['a line of words', 'Un mot\n', 'Un mot', true],
  ['a line with signs', '**Un** mot\n', 'Un mot', false],
  ['several lines', 'Un\n\nDeux', 'Un\n\nDeux', false],
])('what is typed stays in its field: %s', (_what, text, words, wanted) => {
  expect(isTyped(text, words)).toBe(wanted)
})
