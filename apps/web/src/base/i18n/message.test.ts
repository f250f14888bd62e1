import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import { frenchPlural, readMessage } from './message.ts'

const { t } = createI18n({
  legacy: false,
  locale: 'fr',
  pluralRules: { fr: frenchPlural },
  messageCompiler: (message) => readMessage(typeof message === 'string' ? message : ''),
  messages: {
    fr: {
      plain: 'Texte de {name}',
      count: '{n} idée | {n} idées',
      none: 'aucune | une | {n}',
      mail: 'a@b {x} @:c',
    },
  },
}).global

test('values stand where they are named', () => {
  expect(t('plain', { name: 'A | B' })).toBe('Texte de A | B')
})

test('the count chooses the form', () => {
  expect([0, 1, 2].map((n) => t('count', { n }, n))).toEqual(['0 idée', '1 idée', '2 idées'])
  expect([0, 1, 5].map((n) => t('none', { n }, n))).toEqual(['aucune', 'une', '5'])
})

test('signs that other readers treat apart are only text', () => {
  expect(t('mail', { x: '<b>' })).toBe('a@b <b> @:c')
})

test('French is singular below two', () => {
  expect([0, 1, 1.5, 2, 14].map((count) => frenchPlural(count, 2))).toEqual([0, 0, 0, 1, 1])
})

test('with a form for none, none has its own', () => {
  expect([0, 1, 2].map((count) => frenchPlural(count, 3))).toEqual([0, 1, 2])
})
