import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageKinds } from '../page-kind.ts'
import { factsOf } from './facts.ts'

test('a page without fields has facts that say nothing', () => {
  const facts = factsOf('format', {})
  expect(facts).toMatchObject({ kind: 'format', title: null, roles: [], methods: {}, venue: null })
})

test('texts are trimmed and empty ones are absent', () => {
  expect(factsOf('format', { title: ' A\n', summary: '  ' })).toMatchObject({
    title: 'A',
    summary: null,
  })
})

test('a format lasts its ISO 8601 duration', () => {
  const facts = factsOf('format', { duration: 'PT1H30M', lead_time: 'P6W' })
  expect(facts).toMatchObject({ duration: 'PT1H30M', durationMinutes: 90, leadTime: 'P6W' })
})

test('a method lasts at most its longest', () => {
  const facts = factsOf('method', { duration: { min: 10, max: 20 } })
  expect(facts).toMatchObject({
    duration: null,
    durationMinutes: 20,
    durationRange: { min: 10, ideal: null, max: 20 },
  })
  expect(factsOf('method', { duration: { min: 10 } }).durationMinutes).toBe(10)
})

test('roles keep their order and get a key from their label when they have none', () => {
  const roles = [
    { label: 'Accueil du lieu', count: 1 },
    { key: 'scribe', label: 'Notes' },
  ]
  expect(factsOf('format', { roles }).roles).toEqual([
    { key: 'accueil-du-lieu', label: 'Accueil du lieu', count: 1 },
    { key: 'scribe', label: 'Notes', count: null },
  ])
})

test('wrong values are absent and wrong items are left out', () => {
  const facts = factsOf('format', {
    license: 'nonsense',
    participants: { min: 9, max: 3 },
    tags: ['a', ['b'], 2013],
    outcome: ['decide', 'win'],
    sources: [{ url: 'https://example.org' }, { title: 'T' }],
  })
  expect(facts).toMatchObject({
    license: null,
    participants: null,
    tags: ['a', '2013'],
    outcome: ['decide'],
    sources: [{ title: 'T', url: null, license: null }],
  })
})

test('who is credited and a source stay where a part of them is wrong', () => {
  const facts = factsOf('event', {
    credits: [{ name: 'A', url: 'javascript:alert(1)' }, 3, { role: 'C' }],
    sources: [{ title: 'T', url: 'nowhere', license: ['MIT'] }],
  })
  expect(facts.credits).toEqual([{ name: 'A', role: null, url: null }])
  expect(facts.sources).toEqual([{ title: 'T', url: null, license: null }])
})

test('an event names its format, times and place', () => {
  const facts = factsOf('event', {
    format: { page: '48h-chrono', version: '1.0' },
    edition: 2013,
    start: '2013-11-29T18:00:00+01:00',
    venue: { name: 'Le Mixeur', city: 'Saint-Étienne', access: 'Tram 1' },
    cancelled: true,
  })
  expect(facts).toMatchObject({
    format: { page: '48h-chrono', version: '1.0' },
    edition: '2013',
    start: '2013-11-29T18:00:00+01:00',
    end: null,
    venue: { name: 'Le Mixeur', city: 'Saint-Étienne', access: 'Tram 1', lat: null },
    cancelled: true,
  })
})

test('registration is open where its field stands, with what it says', () => {
  const of = (registration: unknown) => factsOf('event', { registration }).registration
  const open = { places: null, until: null, questions: [], keepDays: 30 }
  expect(of({})).toEqual(open)
  expect(of({ places: 4, questions: [' Qui ? ', ''], keep_days: 7 })).toEqual({
    ...open,
    places: 4,
    questions: ['Qui ?'],
    keepDays: 7,
  })
  expect(of(undefined)).toBeNull()
  expect(of({ places: 'many' })).toBeNull()
  expect(factsOf('event', { online: {} }).online).toEqual({ opens: 'PT30M' })
})

test('a page without a kind has the kind that its fields state', () => {
  expect(factsOf(null, { kind: 'project', maturity: 'idea' })).toMatchObject({
    kind: 'project',
    maturity: 'idea',
  })
  expect(factsOf(null, { kind: 'party' }).kind).toBeNull()
})

test('any front matter has facts, whatever is in it', () => {
  const keys = fc.constantFrom(...Object.keys(factsOf(null, {})), 'lead_time', 'from_event')
  fc.assert(
    fc.property(
      fc.constantFrom(...pageKinds),
      fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })),
      (kind, fields) => {
        expect(factsOf(kind, fields).kind).toBe(kind)
      },
    ),
  )
})
