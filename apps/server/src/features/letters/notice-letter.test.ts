import type { Notice } from '@forkshop/api'
import { languages, noticeKinds, noticeReasons, type Language } from '@forkshop/domain'
import { describe, expect, test } from 'vitest'
import { toPlainText } from '../mail/letter.ts'
import { withAbout } from './line-about.ts'
import { letterAtOnce, letterOfTime, type TimeLetter, type ToldLine } from './notice-letter.ts'

const line = (said: Partial<ToldLine> = {}): ToldLine => ({
  id: '1',
  kind: 'changed',
  count: 1,
  at: '2027-01-12T09:00:00Z',
  read: false,
  who: [{ name: 'Zoé' }],
  page: { slug: 'a', kind: 'format', title: 'Une soirée' },
  version: '1.2',
  href: '/formats/a',
  ...said,
})
const letter = (
  lines: TimeLetter['lines'],
  language: Language,
  more: Partial<TimeLetter> = {},
): TimeLetter => ({
  site: 'Formats',
  url: 'https://formats.example',
  name: 'Jo',
  language,
  lines,
  more: 0,
  strip: null,
  unsubscribe: 'https://formats.example/unsubscribe/x',
  langs: new Map(),
  zone: 'Europe/Paris',
  waiting: 0,
  ...more,
})
const page = (slug: string, title: string): Notice['page'] => ({ slug, kind: 'format', title })

describe.each(languages)('in %s', (language) => {
  const sentence = (said: Partial<ToldLine>) =>
    letterAtOnce(letter([line(said)], language)).sections[0]?.items[0]?.text ?? ''
  const unknown = sentence({ who: [], kind: 'draft-waits' })

  test.each(noticeKinds)('%s has a sentence for one and for several, whoever is told', (kind) => {
    for (const reason of noticeReasons) {
      const [one, several] = [1, 4].map((count) => sentence({ kind, reason, count }))
      for (const text of [one, several]) {
        // nothing is left to be filled in, and nothing is said for want of a sentence
        expect(text).toMatch(/^[\p{Lu}\d][^{}|]*[^\s.:]$/u)
        expect(text).not.toBe(unknown)
      }
      expect(several).not.toBe(one)
    }
  })
})

test('each kind says something of its own', () => {
  const said = noticeKinds.map((kind) => letterAtOnce(letter([line({ kind })], 'fr')).subject)
  expect(new Set(said).size).toBe(noticeKinds.length)
})

test.each([
  [
    'fr',
    'Voici ce qui s’est passé du 12 au 14 janvier 2027 sur les pages qui vous concernent.',
    ['mardi 12 janvier', 'jeudi 14 janvier'],
  ],
  [
    'en',
    'This is what happened from 12 to 14 January 2027 on the pages that concern you.',
    ['Tuesday 12 January', 'Thursday 14 January'],
  ],
] as const)('a letter of the week in %s says on which days', (language, text, days) => {
  const lines = [line({ at: '2027-01-13T23:30:00Z', quote: 'Enfin' }), line()] as const
  const { paragraphs, sections } = letterOfTime('weekly', letter(lines, language))
  expect(paragraphs[1]).toBe(text)
  expect(sections[0]?.items.map(({ day }) => day)).toEqual(days)
})

test('a day is said once, before all that happened on it', () => {
  const [first, second] = [line({ kind: 'released' }), line()]
  const text = toPlainText(letterOfTime('weekly', letter([first, second], 'fr')))
  expect(text).toContain('Voici ce qui s’est passé le mardi 12 janvier sur les pages')
  expect(text.match(/^mardi 12 janvier$/gm)).toHaveLength(1)
  expect(letterAtOnce(letter([first, second], 'fr')).sections[0]?.items[0]?.day).toBeNull()
})

test.each([
  [0, []],
  [1, ['Une chose attend votre décision.']],
  [3, ['3\u00a0choses attendent votre décision.']],
])('with %i things that wait', (waiting, said) => {
  const { paragraphs } = letterOfTime('daily', letter([line()], 'fr', { waiting }))
  expect(paragraphs.slice(2)).toEqual(said)
})

test('pages that are called alike are told apart by their languages', () => {
  const lines = [
    line({ page: page('a', 'Soirée') }),
    line({ page: page('b', 'Soirée') }),
    line({ page: page('c', 'Matin') }),
  ] as const
  const langs = new Map([
    ['a', 'fr'],
    ['b', 'en'],
    ['c', 'fr'],
  ])
  const { sections } = letterOfTime('daily', letter(lines, 'fr', { langs }))
  expect(sections.map(({ heading }) => heading.label)).toEqual([
    'Soirée (français)',
    'Soirée (anglais)',
    'Matin',
  ])
})

const named = page('e', 'Au lycée')
test.each<[Partial<ToldLine>, string]>([
  [{ kind: 'forked', other: named }, 'Zoé en a fait une variante («\u00a0Au lycée\u00a0»)'],
  [{ kind: 'event-planned', other: named }, 'Zoé prévoit un événement («\u00a0Au lycée\u00a0»)'],
  [{ kind: 'forked', other: named, count: 2 }, '2\u00a0variantes sont nées'],
  [
    { kind: 'idea-declined', quote: 'Trop tôt' },
    'Votre idée n’est pas retenue («\u00a0Debout.\u00a0»)\u00a0:',
  ],
  [{ kind: 'idea-accepted', quote: 'Debout.' }, 'Votre idée est acceptée\u00a0:'],
])('%o names what it is about', (said, text) => {
  const told = withAbout(line(said), { idea_text: 'Debout.\nTous.' })
  expect(letterAtOnce(letter([told], 'fr')).sections[0]?.items[0]?.text).toBe(text)
})
