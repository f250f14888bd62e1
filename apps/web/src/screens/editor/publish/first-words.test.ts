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

test('long ideas are cut where the fields end', () => {
  const { title, reason } = firstWords([{ text: 'mot '.repeat(400) }])
  expect(title.length).toBeLessThanOrEqual(120)
  expect(reason.length).toBeLessThanOrEqual(500)
})
