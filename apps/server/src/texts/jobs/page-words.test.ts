import { foldText } from '@forkshop/domain'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldedWords, toSearchable } from './folded-words.ts'
import { toPageWords } from './page-words.ts'

const about = { title: 'Été', summary: 'Un essai', tags: ['Équipe'] }

it('folds title, summary and tags', () => {
  expect(toPageWords({ ...about, plain: 'Le Cœur' })).toEqual({
    sortTitle: 'ete',
    title: 'ete',
    summary: 'un essai equipe',
    body: { kind: 'parts', parts: ['le coeur'] },
  })
})

it('cuts a long body between words and loses none', () => {
  const plain = Array.from({ length: 60_000 }, (_, index) => `mot${index}`).join(' ')
  const { body } = toPageWords({ ...about, plain })
  if (body.kind !== 'parts') throw new Error(body.kind)
  expect(body.parts.length).toBeGreaterThan(3)
  expect(body.parts.join(' ')).toBe(plain)
  expect(Math.max(...body.parts.map((part) => part.length))).toBeLessThanOrEqual(64_000)
})

it('has one part for a page without words', () => {
  expect(toPageWords({ ...about, plain: '' }).body).toEqual({ kind: 'parts', parts: [''] })
})

const folded = (word: string): string => foldText(word).replace(/[^\p{L}\p{N}]/gu, '')

it('folds a whole text as it folds each of its words', () => {
  const odd = fc.constantFrom(
    '½',
    'ﷺ',
    'Σ',
    'ΑΣ',
    'İ',
    'ﬁ',
    '¨',
    'e\u0301',
    '²',
    'œ',
    '\u200D',
    '-',
  )
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), odd), { maxLength: 12 })
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n', '', '.'), (some, between) => {
      const text = some.join(between)
      expect(toSearchable(text)).toBe(
        foldedWords(text)
          .map(({ word }) => word)
          .join(' '),
      )
      for (const { word, start, end } of foldedWords(text)) {
        expect(word).toBe(folded(text.slice(start, end)).slice(0, 60))
      }
    }),
  )
})
