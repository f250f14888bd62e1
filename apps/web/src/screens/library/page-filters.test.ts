// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Say } from '../../base/i18n/create-i18n.ts'
import type { ListKind } from '@forkshop/api'
import { chosenIn, countSet, pageFilters } from './page-filters.ts'

const say: Say = (key, ...[named = {}]) =>
  [key.split('.').at(-1), ...Object.values(named)].join(' ')
const filters = (kind: ListKind, query: Readonly<Record<string, unknown>> = {}) =>
  pageFilters(kind, query, { language: 'en', say })
const values = (kind: ListKind, query: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(filters(kind, query).map(({ name, value }) => [name, value]))

test('each kind has the filters that mean something for it', () => {
  expect(filters('format').map(({ label }) => label)).toEqual([
    'minutes',
    'peopleLabel',
    'outcome',
    'status',
    'lang',
  ])
  expect(filters('method').map(({ name }) => name)).toEqual(['minutes', 'people', 'status', 'lang'])
  expect(filters('event').map(({ name }) => name)).toEqual(['lang'])
  expect(filters('page').map(({ name }) => name)).toEqual(['lang'])
})

test('the address sets them, and only those of the kind count', () => {
  const query = { minutes: '90', people: ['8', '9'], outcome: 'decide', q: 'x' }
  expect(values('format', query)).toEqual({
    minutes: '90',
    people: '',
    outcome: 'decide',
    status: '',
    lang: '',
  })
  expect(countSet(filters('format', query))).toBe(2)
  expect(countSet(filters('method', query))).toBe(1)
  expect(countSet(filters('project', query))).toBe(0)
})

test('a number of the address’s own stands in its place, an odd one nowhere', () => {
  const minutes = (own: string) =>
    filters('format', { minutes: own })[0]?.options.map(({ value }) => value)
  expect(minutes('45')?.slice(0, 4)).toEqual(['15', '30', '45', '60'])
  expect(minutes('x')).toEqual(minutes('60'))
})

test('a form gives only what was chosen', () => {
  const form = document.createElement('form')
  form.innerHTML = '<input name="kind" value="method"><input name="people" value="">'
  expect(chosenIn(form)).toEqual({ kind: 'method' })
})
