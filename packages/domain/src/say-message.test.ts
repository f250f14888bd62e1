import { expect, test } from 'vitest'
import { choosePlural, sayMessage } from './say-message.ts'

const say = (message: string, n: number): string =>
  sayMessage(message, { n }, (forms) => choosePlural('fr', n, forms))

test('values stand where they are named', () => {
  expect(sayMessage('Texte de {name}', { name: 'A | B' }, () => 0)).toBe('Texte de A | B')
})

test('a value that is missing, or no text and no number, is not said', () => {
  expect(sayMessage('{a}{b}{c}{d}', { b: null, c: {}, d: 0 }, () => 0)).toBe('0')
})

test('the count chooses the form', () => {
  expect([0, 1, 2].map((n) => say('{n} idée | {n} idées', n))).toEqual([
    '0 idée',
    '1 idée',
    '2 idées',
  ])
  expect([0, 1, 5].map((n) => say('aucune | une | {n}', n))).toEqual(['aucune', 'une', '5'])
})

test('signs that other readers treat apart are only text', () => {
  expect(sayMessage('a@b {x} @:c', { x: '<b>' }, () => 0)).toBe('a@b <b> @:c')
})

test('French is plural from two on', () => {
  expect([0, 1, 1.5, 2, 10].map((count) => choosePlural('fr', count, 2))).toEqual([0, 0, 0, 1, 1])
})

test('English is singular for one alone', () => {
  expect([0, 1, 1.5, 2, 10].map((count) => choosePlural('en', count, 2))).toEqual([1, 0, 1, 1, 1])
})

test('a third form is for none', () => {
  expect([0, 1, 2].map((count) => choosePlural('fr', count, 3))).toEqual([0, 1, 2])
  expect([0, 1, 2].map((count) => choosePlural('en', count, 3))).toEqual([0, 1, 2])
})
