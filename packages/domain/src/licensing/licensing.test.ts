import { expect, test } from 'vitest'
import { isSpdxLicense, licenses } from '../license.ts'
import { attributionParts } from './attribution.ts'
import type { LicenseAct } from './license-verdict.ts'
import { licenseVerdict } from './license-verdict.ts'
import { licenseTerms } from './terms.ts'

// a row for each licence taken from; the columns, in the same order, are the licences of the receiving page
const matrix = {
  'CC-BY-SA-4.0': 'c - - - - - c - - - c - - - - -',
  'CC-BY-4.0': 'c c - c c c c c c - c c c c c c',
  'CC0-1.0': 'a a a a a a a a a a a a a a a a',
  'CC-BY-SA-3.0': 'c - - c - - - - - - - - - - - -',
  'CC-BY-3.0': 'c c - c c c c c c - c c c c c c',
  'GFDL-1.3-or-later': '- - - - - c - - - - - - - - - -',
  'LAL-1.3': 'c - - - - - c - - - - - - - - -',
  'etalab-2.0': 'c c - c c c c c c - c c c c c c',
  MIT: 'c c - c c c c c c - c c c c c c',
  'CC-PDDC': 'a a a a a a a a a a a a a a a a',
  'GPL-3.0-only': '- - - - - - - - - - c - - - - -',
  'GPL-3.0-or-later': '- - - - - - - - - - c c - - - -',
  'CC-BY-NC-4.0': '- - - - - - - - - - - - c c - c',
  'CC-BY-NC-SA-4.0': '- - - - - - - - - - - - - c - -',
  'CC-BY-ND-4.0': '- - - - - - - - - - - - - - - -',
  'CC-BY-NC-ND-4.0': '- - - - - - - - - - - - - - - -',
}
const imports = {
  ...matrix,
  'CC-BY-ND-4.0': '- - - - - - - - - - - - - - c -',
  'CC-BY-NC-ND-4.0': '- - - - - - - - - - - - - - - c',
}
const signs = { allowed: 'a', conditions: 'c', 'not-allowed': '-' }

function found(act: LicenseAct) {
  const ids = licenseTerms.map(({ id }) => id)
  const row = (from: string) => ids.map((to) => signs[licenseVerdict(from, to, act).kind]).join(' ')
  return Object.fromEntries(ids.map((id) => [id, row(id)]))
}

test.each(['fork', 'take-over', 'insertion', 'translation'] as const)('the matrix for %s', (act) =>
  expect(found(act)).toEqual(matrix),
)

test('an import leaves a text as it is, which licences against changes allow', () =>
  expect(found('import')).toEqual(imports))

test('each licence that is offered has terms, each is on the SPDX list and names its sources', () => {
  const ids = licenseTerms.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(licenses.map(({ id }) => id)))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !isSpdxLicense(id))).toEqual([])
  expect(licenseTerms.flatMap(({ sources }) => sources).every((url) => URL.canParse(url))).toBe(
    true,
  )
  expect(licenseTerms.every(({ sources }) => sources.length > 0)).toBe(true)
})

test('what share-alike words may carry is told', () => {
  expect(licenseVerdict('CC-BY-SA-4.0', 'MIT', 'fork')).toEqual({
    kind: 'not-allowed',
    reason: 'other-license',
    instead: ['CC-BY-SA-4.0', 'LAL-1.3', 'GPL-3.0-only'],
  })
})

test('no licence, or one that nobody knows, is not vouched for', () => {
  const verdict = (from: string | null, to: string | null) => licenseVerdict(from, to, 'take-over')
  const none = { kind: 'not-allowed', instead: [] }
  expect(verdict('Own-1.0', 'Own-1.0')).toEqual({ ...none, reason: 'source-unknown' })
  expect(verdict('', 'MIT')).toEqual({ ...none, reason: 'source-unknown' })
  expect(verdict(null, 'MIT')).toEqual({ ...none, reason: 'source-not-stated' })
  expect(verdict('CC-BY-SA-3.0', null)).toMatchObject({ reason: 'target-not-stated' })
  expect(verdict('CC-BY-4.0', 'Own-1.0')).toMatchObject({ reason: 'target-unknown' })
  expect(verdict('CC0-1.0', null)).toEqual({ kind: 'allowed' })
})

test('a translation is a change', () =>
  expect(licenseVerdict('CC-BY-ND-4.0', 'CC-BY-ND-4.0', 'translation')).toEqual({
    kind: 'not-allowed',
    reason: 'no-changes',
    instead: [],
  }))

test('an attribution names title, authors, source and licence', () => {
  const page = {
    title: '48h',
    authors: ['Ada', 'Bo'],
    source: 'https://w.org/p/48h',
    license: 'CC-BY-4.0',
  }
  const url = 'https://creativecommons.org/licenses/by/4.0/'
  expect(attributionParts(page, 'page')).toEqual([
    { kind: 'title', texts: ['48h'], url: page.source },
    { kind: 'authors', texts: ['Ada', 'Bo'], url: null },
    { kind: 'license', texts: ['CC-BY-4.0'], url },
  ])
  const printed = (place: 'handout' | 'slide') =>
    attributionParts(page, place).map(({ texts }) => texts.join(' '))
  expect(printed('handout')).toEqual(['48h', 'Ada Bo', page.source, `CC-BY-4.0 ${url}`])
  expect(printed('slide')).toEqual(['48h', 'Ada Bo', page.source, 'CC-BY-4.0'])
  expect(attributionParts({ ...page, authors: [], license: null }, 'slide')).toHaveLength(2)
})

test('an attribution says what the text was adapted from, with its address on paper alone', () => {
  const page = {
    title: '24h',
    authors: [],
    source: 'https://w.org/p/24h',
    license: null,
    adaptedFrom: { title: '48h', source: 'https://w.org/p/48h@1.0' },
  }
  const last = (place: 'page' | 'handout' | 'slide') => attributionParts(page, place).at(-1)
  const { title, source } = page.adaptedFrom
  expect(last('page')).toEqual({ kind: 'origin', texts: [title], url: source })
  expect(last('handout')).toEqual({ kind: 'origin', texts: [title, source], url: null })
  expect(last('slide')).toEqual({ kind: 'origin', texts: [title], url: null })
})
