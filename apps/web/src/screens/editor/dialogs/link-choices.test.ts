import { expect, test } from 'vitest'
import { linkChoices } from './link-choices.ts'

const page = (title: string, slug: string) => ({
  slug,
  title,
  kind: null,
  summary: '',
  version: null,
  license: null,
})
const found = [page('Tour de table', 'tour-de-table'), page('Table ronde', 'table-ronde')]
type Known = Parameters<typeof linkChoices>[1]
const told = (typed: string, pages: Known['found'] = found, more: Partial<Known> = {}) =>
  linkChoices(typed, { found: pages, pending: false, slug: null, ...more }).map(
    ({ kind, href }) => `${kind} ${href}`,
  )

test('pages that were found are linked to by their address, the first first', () => {
  expect(told('table')).toEqual(['page /p/tour-de-table', 'page /p/table-ronde', 'create /p/table'])
})

test('a page of that very title is not created again, whatever its accents and capitals', () => {
  expect(told('  TOUR dé table ')).toEqual(['page /p/tour-de-table', 'page /p/table-ronde'])
})

test('a page that is not there yet is linked to where its title will lead', () => {
  expect(told('L’arbre à idées', [])).toEqual(['create /p/l-arbre-a-idees'])
})

test('a page that has the words in its text alone stands behind the one to be created', () => {
  expect(told('Le jeu des tables')).toEqual([
    'create /p/le-jeu-des-tables',
    'page /p/tour-de-table',
    'page /p/table-ronde',
  ])
  expect(told('une table ronde')[2]).toBe('create /p/une-table-ronde')
})

test('nothing is created while the search goes on, nor of nothing', () => {
  expect(told('table', null)).toEqual([])
  expect(told('tab', [], { pending: true })).toEqual([])
  expect(told(' ', found)).toEqual(['page /p/tour-de-table', 'page /p/table-ronde'])
})

test('an address is an address and no title', () => {
  expect(told('example.org')).toEqual(['address https://example.org'])
  expect(told('/p/tour-de-table')).toEqual(['address /p/tour-de-table'])
  expect(told('javascript:alert(1)', [])).toEqual([])
})

test('the address of a page of this site is that page, once it is known', () => {
  const address = 'https://formats.example/formats/tour-de-table'
  const slug = 'tour-de-table'
  expect(told(address, found, { slug })).toEqual(['page /p/tour-de-table'])
  expect(told(address, [], { slug })).toEqual([`address ${address}`])
  expect(told(address, null, { slug, pending: true })).toEqual([`address ${address}`])
})
