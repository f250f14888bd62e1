import { expect, test } from 'vitest'
import { lineChoices } from './line-choices.ts'

const passage = (quote: string) => ({ quote, prefix: '', suffix: '' })
const found = {
  at: 'r',
  best: 2,
  passages: [
    { heading: '', quote: 'Un soir.' },
    { heading: 'Vendredi', quote: 'Accueil' },
    { heading: 'Vendredi', quote: 'Atelier' },
    { heading: 'Samedi', quote: 'Atelier' },
  ],
  likest: [2, 3, 0],
}

test('passages stand below their headings, the likest apart, each once', () => {
  expect(lineChoices(found)).toEqual({
    at: 'r',
    likest: [
      { heading: 'Vendredi', passage: passage('Atelier') },
      { heading: '', passage: passage('Un soir.') },
    ],
    groups: [
      { heading: '', passages: [passage('Un soir.')] },
      { heading: 'Vendredi', passages: [passage('Accueil'), passage('Atelier')] },
      { heading: 'Samedi', passages: [passage('Atelier')] },
    ],
  })
})

test('where nothing is like the line, nothing is suggested', () => {
  expect(lineChoices({ ...found, best: null, likest: [] }).likest).toEqual([])
})

test('of a passage that is too long to be quoted its beginning is', () => {
  const long = { heading: '', quote: 'a'.repeat(2000) }
  const { groups } = lineChoices({ ...found, passages: [long], likest: [0] })
  expect(groups[0]?.passages[0]?.quote).toHaveLength(1500)
})
