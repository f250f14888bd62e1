import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'

test('a proposal that answers nothing begins without words', () => {
  expect(firstWords([])).toEqual({ title: '', reason: '' })
})

test('one that answers ideas says what they say, the first in its title', () => {
  const ideas = [{ text: 'Plus tôt\nBien plus tôt' }, { text: 'Plus court' }]
  expect(firstWords(ideas)).toEqual({
    title: 'Plus tôt',
    reason: 'Plus tôt\nBien plus tôt\nPlus court',
  })
})

test.each([
  [
    'Lundi matin, qui fait quoi\u00a0? Il nous faut un tableau.',
    'Lundi matin, qui fait quoi\u00a0?',
  ],
  ['À 9.30 tout est prêt. Ou presque.', 'À 9.30 tout est prêt.'],
  ['Plus court', 'Plus court'],
])('the title is the first sentence: %s', (text, title) => {
  expect(firstWords([{ text }]).title).toBe(title)
})

test('long ideas are cut where the fields end', () => {
  const { title, reason } = firstWords([{ text: 'mot '.repeat(400) }])
  expect(title.length).toBeLessThanOrEqual(120)
  expect(reason.length).toBeLessThanOrEqual(500)
})
