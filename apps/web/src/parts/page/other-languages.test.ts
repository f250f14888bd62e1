import type { Translation } from '@forkshop/api'
import { expect, test } from 'vitest'
import { otherLanguages } from './other-languages.ts'

const page = (lang: string, title: string): Translation => ({
  slug: title.toLowerCase(),
  kind: 'format',
  title,
  lang,
  original: false,
})
const said = (...pages: readonly Translation[]) =>
  otherLanguages(pages, 'fr').map(({ name, title }) => [name, title])

test('a page is called by its language, in the language of the reader', () => {
  expect(said(page('en', 'Jam'), page('pt-BR', 'Roda'))).toEqual([
    ['anglais', null],
    ['portugais brésilien', null],
  ])
})

test('two in one language are told apart by their titles', () => {
  expect(said(page('en', 'Jam'), page('EN', 'Session'), page('es', 'Taller'))).toEqual([
    ['anglais', 'Jam'],
    ['anglais', 'Session'],
    ['espagnol', null],
  ])
})

test('one that states no language is called by its title', () => {
  expect(said(page('', 'Jam'))).toEqual([[null, 'Jam']])
})
