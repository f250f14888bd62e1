import type { ChangeEntry } from '@forkshop/api'
import { expect, test } from 'vitest'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { changeWord, changeWords } from './change-sentence.ts'

const say: Say = (key, ...[named = {}]) =>
  [key.split('.').at(-1), ...Object.values(named)].join(' ')
const change = (kind: ChangeEntry['kind'], rest: Partial<ChangeEntry> = {}): ChangeEntry => ({
  id: '1',
  time: '2026-11-24T10:00:00Z',
  kind,
  page: { slug: '48h-chrono', title: '48h Chrono', kind: 'format' },
  person: null,
  version: null,
  proposal: null,
  reason: '',
  pages: 1,
  ...rest,
})

test('a change says what happened', () => {
  expect(changeWord(change('released', { version: '1.2' }), say)).toBe('released 1.2')
  expect(changeWord(change('proposed', { proposal: 4 }), say)).toBe('proposed 4')
  expect(changeWord(change('forked'), say)).toBe('forked')
  expect(changeWord(change('undeleted'), say)).toBe('undeleted')
})

test('what was said is a title and what stands below it', () => {
  const reason = 'Fermer plus tôt\n\nRetour du Mixeur'
  expect(changeWords(change('accepted', { reason }))).toEqual({
    title: '48h Chrono',
    said: 'Fermer plus tôt',
    more: 'Retour du Mixeur',
  })
  expect(changeWords(change('published', { reason: 'Une fin' }))).toMatchObject({
    said: 'Une fin',
    more: '',
  })
})

test('an import of many pages is called as its source', () => {
  const many = change('imported', { reason: 'swcarpentry', pages: 12 })
  expect(changeWords(many)).toEqual({ title: 'swcarpentry', said: '', more: '' })
  expect(changeWord(many, say)).toBe('importedPages 12')
  expect(changeWord(change('imported', { reason: 'one', pages: 1 }), say)).toBe('imported')
})

test('what was said of many pages at once is called as what was said', () => {
  const many = change('published', { reason: 'Dit ce que c’est', pages: 3 })
  expect(changeWords(many)).toEqual({ title: 'Dit ce que c’est', said: '', more: '' })
  expect(changeWord(many, say)).toBe('publishedPages 3')
})
