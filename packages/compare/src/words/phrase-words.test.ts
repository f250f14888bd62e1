import { expect, test } from 'vitest'
import { phraseWords } from './phrase-words.ts'

test('a phrase keeps the words that stay', () => {
  expect(phraseWords('Ronde, 15 min par équipe', 'Ronde, 20 min par équipe')).toEqual([
    { kind: 'same', text: 'Ronde, ' },
    { kind: 'removed', text: '15 ' },
    { kind: 'added', text: '20 ' },
    { kind: 'same', text: 'min par équipe' },
  ])
})

test('a phrase that is mostly new is told whole', () => {
  expect(phraseWords('Accueil du soir', 'Un long repas debout, le soir')).toEqual([
    { kind: 'removed', text: 'Accueil du soir' },
    { kind: 'added', text: 'Un long repas debout, le soir' },
  ])
})

test.each([
  ['', '', []],
  ['same', 'same', [{ kind: 'same', text: 'same' }]],
  ['', 'new', [{ kind: 'added', text: 'new' }]],
  ['old', '', [{ kind: 'removed', text: 'old' }]],
])('%j becomes %j', (before, after, words) => {
  expect(phraseWords(before, after)).toEqual(words)
})
