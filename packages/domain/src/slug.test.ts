import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_SLUG_LENGTH, parseSlug, slugFromTitle } from './slug.ts'

test.each([
  ['48h Chrono', '48h-chrono'],
  ['Repair Café du quartier', 'repair-cafe-du-quartier'],
  ['L’œuvre à plusieurs : où, quand ?', 'l-oeuvre-a-plusieurs-ou-quand'],
  ['Ça « commence » ici…', 'ca-commence-ici'],
  ['Straße', 'strasse'],
  ['', 'page'],
  ['工作坊', 'page'],
  ['New', 'page'],
  ['a'.repeat(90), 'a'.repeat(60)],
])('the title %j suggests the slug %j', (title, slug) => {
  expect(slugFromTitle(title)).toBe(slug)
})

test('a long title is cut between words', () => {
  const slug = slugFromTitle(
    'Une rencontre mensuelle pour réparer ensemble les petits objets cassés',
  )
  expect(slug).toBe('une-rencontre-mensuelle-pour-reparer-ensemble-les-petits')
})

test.each([
  '',
  'A',
  'é',
  'a--b',
  '-a',
  'a-',
  'a_b',
  'a.b',
  'a/b',
  'a b',
  'a\n',
  'new',
  'a'.repeat(81),
])('%j is not a slug', (text) => {
  expect(parseSlug(text)).toBeNull()
})

test('whatever the title, what it suggests is a slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const slug = slugFromTitle(title)
      expect(parseSlug(slug)).toBe(slug)
      expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH)
    }),
  )
})

test('a slug taken as a title suggests itself, up to the length of a made slug', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const slug = words.join('-')
      fc.pre(slug !== 'new')
      expect(slugFromTitle(slug)).toBe(slug)
    }),
  )
})
