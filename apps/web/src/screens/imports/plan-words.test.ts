import type { PlannedImportPage } from '@forkshop/api'
import { createReader } from '@forkshop/domain'
import { expect, test } from 'vitest'
import type { Catalogue } from '../../locales/catalogue.ts'
import { messages as imports } from '../../locales/en/imports.ts'
import { messages as losses } from '../../locales/en/losses.ts'
import { messages as shell } from '../../locales/en/shell.ts'
import { AS_GUESSED } from './plan-choices.ts'
import { agendaWords, factWords, lostWords } from './plan-words.ts'

const { t } = createReader<Catalogue>('en', { imports, losses, shell })
const words = { t, language: 'en' } as const
const page: PlannedImportPage = {
  path: 'a.docx',
  title: 'A',
  fate: 'new',
  slug: null,
  kind: null,
  lang: 'fr',
  license: null,
  guess: { kind: 'method', lang: null, license: null },
  beside: null,
  already: null,
  agenda: { days: 0, steps: 0, minutes: 0 },
  lost: [],
}
const asGuessed = {
  forAll: { kind: AS_GUESSED, lang: AS_GUESSED, license: AS_GUESSED },
  forEach: new Map(),
}

test('what a page will say is told, with what was guessed and what nobody knows', () => {
  expect(factWords(page, asGuessed, words)).toBe('probably method · French · licence not stated')
  const told = { ...asGuessed, forAll: { ...asGuessed.forAll, kind: 'format', license: 'CC0-1.0' } }
  expect(factWords(page, told, words)).toBe('format · French · CC0 1.0')
})

test('the agenda is told where one is recognised', () => {
  expect(agendaWords(page, words)).toBe(null)
  const agenda = (days: number, steps: number, minutes: number) =>
    agendaWords({ ...page, agenda: { days, steps, minutes } }, words)
  expect(agenda(1, 3, 0)).toBe('Agenda recognised: 3 steps')
  expect(agenda(2, 14, 555)).toBe('Agenda recognised: 2 days, 14 steps, 9\u00a0h\u00a015')
})

test('what stays behind is told in words, a picture with where it was', () => {
  const lost = (code: string, count: number, subject = '') => ({ code, count, subject })
  const said = (...all: PlannedImportPage['lost']) => lostWords({ lost: all }, words)
  expect(said()).toBe(null)
  expect(said(lost('macros', 1), lost('comments', 3))).toBe('macros, 3 comments')
  expect(said(lost('picture-missing', 1, 'img/a.png'))).toBe(
    'a picture that the source has not got (img/a.png)',
  )
  expect(said(lost('new-thing', 1))).toBe('new-thing')
})
