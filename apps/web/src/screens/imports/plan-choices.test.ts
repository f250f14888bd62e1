import type { PlannedImportPage } from '@forkshop/api'
import { expect, test } from 'vitest'
import {
  AS_GUESSED,
  choicesOf,
  countWithoutKind,
  partsOf,
  saidOf,
  tickedAtFirst,
  withOne,
  type ForEach,
} from './plan-choices.ts'

const page = (more: Partial<PlannedImportPage> = {}): PlannedImportPage => ({
  path: 'a.md',
  title: 'A',
  fate: 'new',
  slug: null,
  kind: null,
  lang: '',
  license: null,
  guess: { kind: 'method', lang: 'fr', license: null },
  beside: null,
  already: null,
  agenda: { days: 0, steps: 0, minutes: 0 },
  lost: [],
  ...more,
})
const nobody: ForEach = new Map()
const forAll = { kind: AS_GUESSED, lang: AS_GUESSED, license: 'CC0-1.0' }
const nothing = { kind: '', lang: '', license: '' }
const ticked = new Set(['a.md'])

test('what looks like a page is ticked, and stands apart from what does not and from what is here', () => {
  const pages = [
    page(),
    page({ path: 'LICENSE.md', beside: 'license' }),
    page({ path: 'same.md', fate: 'same', slug: 'same' }),
  ]
  const here = { slug: 'b', title: 'B', by: 'title' } as const
  pages.push(page({ path: 'b.md', already: here }))
  expect([...tickedAtFirst(pages)]).toEqual(['a.md'])
  const parts = partsOf(pages)
  expect(parts.already.map(({ path }) => path)).toEqual(['b.md'])
  expect(parts.pages.map(({ path }) => path)).toEqual(['a.md'])
  expect(parts.beside.map(({ path }) => path)).toEqual(['LICENSE.md'])
  expect(parts.same.map(({ path }) => path)).toEqual(['same.md'])
})

test('a page says what its text says, then what is said of it alone, then what is said of all', () => {
  const alone = withOne(withOne(nobody, 'a.md', { kind: 'project' }), 'a.md', { lang: '' })
  expect(saidOf(page({ kind: 'format' }), 'kind', { forAll, forEach: alone })).toEqual({
    value: 'format',
    by: 'text',
  })
  expect(saidOf(page(), 'kind', { forAll, forEach: alone })).toEqual({
    value: 'project',
    by: 'person',
  })
  expect(saidOf(page(), 'lang', { forAll, forEach: alone })).toEqual({ value: null, by: 'person' })
  expect(saidOf(page(), 'kind', { forAll, forEach: nobody })).toEqual({
    value: 'method',
    by: 'guess',
  })
  expect(saidOf(page({ path: 'b.md' }), 'license', { forAll, forEach: alone })).toEqual({
    value: 'CC0-1.0',
    by: 'person',
  })
})

test.each([
  [page(), { path: 'a.md', kind: 'method', lang: 'fr', license: 'CC0-1.0' }],
  [page({ kind: 'format', lang: 'en' }), { path: 'a.md', license: 'CC0-1.0' }],
  [page({ fate: 'grown', slug: 'a' }), { path: 'a.md' }],
])('a page is told what it does not say itself', (one, choice) => {
  expect(choicesOf([one], { ticked, forAll, forEach: nobody })).toEqual([choice])
})

test('nothing is said where nothing is to be, and what is not ticked stays out', () => {
  const pages = [page(), page({ path: 'b.md' }), page({ path: 'c.md', fate: 'same', slug: 'c' })]
  const choosing = { ticked: new Set(['b.md']), forAll: nothing, forEach: nobody }
  expect(choicesOf(pages, choosing)).toEqual([{ path: 'b.md' }, { path: 'c.md' }])
})

test('pages of which nothing says what they are are counted among those that come', () => {
  const unknown = { guess: { kind: null, lang: null, license: null } }
  const pages = [page(unknown), page({ ...unknown, path: 'b.md' }), page({ path: 'c.md' })]
  const all = new Set(['a.md', 'c.md'])
  expect(countWithoutKind(pages, { ticked: all, forAll, forEach: nobody })).toBe(1)
  const alone = withOne(nobody, 'a.md', { kind: 'event' })
  expect(countWithoutKind(pages, { ticked: all, forAll, forEach: alone })).toBe(0)
})
