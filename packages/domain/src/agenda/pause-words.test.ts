import { expect, test } from 'vitest'
import { isPause } from './pause-words.ts'

test.each([
  ['Accueil, badges, tour du lieu', 'fr'],
  ['Repas', 'fr'],
  ['repas debout et marché', 'fr-CA'],
  ['Café\u00a0: rappel du cadre', 'fr'],
  ['Petit-déjeuner', 'fr'],
  ['Cafe\u0301', 'fr'],
  ['☕ Pause', 'fr'],
  ['Standing dinner and project market', 'en'],
  ['Welcome', 'en-GB'],
  ['Lunch', null],
  ['Repas', null],
  ['Repas', 'eo'],
])('%j in %s is a pause', (step, lang) => {
  expect(isPause(step, lang)).toBe(true)
})

test.each([
  ['Atelier 1', 'fr'],
  ['Préparation du repas', 'fr'],
  ['Lunch', 'fr'],
  ['Repas', 'en'],
  ['Breakout groups', 'en'],
  ['Petit groupe', 'fr'],
  ['', 'fr'],
  ['…', null],
])('%j in %s is led', (step, lang) => {
  expect(isPause(step, lang)).toBe(false)
})

const stepsNobodyLeads = {
  fr: 'accueil apéritif apéro buffet café collation déjeuner dîner goûter nuit pause petit-déjeuner pique-nique pot rangement repas repos thé verre',
  en: 'aperitif break breakfast brunch clean-up coffee dinner drinks lunch meal night picnic rest snack standing supper tea tidying welcome',
}

test.each(Object.entries(stepsNobodyLeads))('all steps that nobody leads in %s', (lang, steps) => {
  expect(steps.split(' ').filter((step) => !isPause(`${step} (30 min)`, lang))).toEqual([])
})
