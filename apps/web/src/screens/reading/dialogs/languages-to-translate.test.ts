import { expect, test } from 'vitest'
import { languagesToTranslate } from './languages-to-translate.ts'

const offered = (lang: string, ...others: readonly string[]) =>
  languagesToTranslate({ lang, translations: others.map((one) => ({ lang: one })) }, 'en')

test('a page is translated into what it is not there in, the language of the reader first', () => {
  expect(offered('fr')).toEqual(['en', 'es', 'de', 'it', 'pt', 'nl', 'oc', 'br', 'ar'])
  expect(offered('EN', 'fr', 'es', 'NL', 'oc', 'br', 'ar')).toEqual(['de', 'it', 'pt'])
})

test('a region is a language of its own, and a page that states none may be in any', () => {
  expect(offered('pt-BR')).toContain('pt')
  expect(offered('')).toHaveLength(10)
})

test('where it is there in all of them, none is offered', () => {
  expect(offered('fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'oc', 'br', 'ar')).toEqual([])
})
