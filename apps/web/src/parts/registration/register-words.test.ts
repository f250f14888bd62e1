import { expect, test } from 'vitest'
import { toSaid, wordsOf } from './register-words.ts'

test('an address that was not given is none, and each question has an answer', () => {
  expect(
    toSaid({ name: 'Claire', address: '  ', answers: ['', 'Coudre'] }, ['A ?', 'B ?', 'C ?']),
  ).toEqual({
    name: 'Claire',
    address: null,
    answers: [
      { question: 'A ?', answer: '' },
      { question: 'B ?', answer: 'Coudre' },
      { question: 'C ?', answer: '' },
    ],
  })
  expect(toSaid({ name: 'Claire', address: ' c@b.example ', answers: [] }, [])).toEqual({
    name: 'Claire',
    address: 'c@b.example',
    answers: [],
  })
})

test('answers of a form go with their questions, whatever is asked since', () => {
  const values = {
    name: 'Claire',
    'question-0': 'A ?',
    'answer-0': 'a',
    'question-1': 'B ?',
    'answer-1': 'b',
  }
  expect(wordsOf(values, ['B ?', 'C ?'])).toEqual({
    name: 'Claire',
    address: '',
    answers: ['b', ''],
  })
  expect(wordsOf({}, [])).toEqual({ name: '', address: '', answers: [] })
})
