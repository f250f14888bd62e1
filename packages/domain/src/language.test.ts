import { expect, test } from 'vitest'
import { defaultLanguage, isSameLanguage, languageOfTag, languages, localeOf } from './language.ts'

test.each([
  ['fr', 'fr'],
  ['en-GB', 'en'],
  ['EN', 'en'],
  ['fr_CA.UTF-8', 'fr'],
  ['eo', null],
  ['', null],
  ['toString', null],
])('%j is said in %s', (tag, language) => {
  expect(languageOfTag(tag)).toBe(language)
})

test.each([
  ['pt-BR', 'PT-br', true],
  ['pt-BR', 'pt', false],
  ['', '', true],
])('%j and %j are one language: %s', (one, other, same) => {
  expect(isSameLanguage(one, other)).toBe(same)
})

test('the first language of the list is the default', () => {
  expect(languages[0]).toBe(defaultLanguage)
})

test('the region of a language is one of that language', () => {
  for (const language of languages) expect(languageOfTag(localeOf(language))).toBe(language)
})
