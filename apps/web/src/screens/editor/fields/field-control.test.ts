import type { FieldType } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { charactersLeft, controlOf, optionsOf, pagesOf, withChoice } from './field-control.ts'

const control = (type: FieldType, value: unknown) => controlOf({ type }, value)

test.each<[type: FieldType, value: unknown, control: string]>([
  ['text', 'words', 'line'],
  ['longtext', null, 'lines'],
  ['number', 12, 'line'],
  ['url', null, 'line'],
  ['flag', true, 'flag'],
  ['duration', 'PT2H', 'duration'],
  ['choice', 'one', 'select'],
  ['license', null, 'select'],
  ['language', 'fr', 'select'],
  ['timezone', 'UTC', 'select'],
  ['choices', ['a', 'b'], 'choices'],
  ['list', 'one alone', 'list'],
  ['record', { name: 'a' }, 'record'],
  ['range', null, 'record'],
  ['records', [{ name: 'a' }], 'records'],
  ['records', { name: 'one alone' }, 'records'],
  ['roles', [{ label: 'a' }], 'roles'],
  ['map', { page: '1.0' }, 'pages'],
  ['page', 'a-page', 'pages'],
  ['pages', ['a-page'], 'pages'],
  ['dates', ['2013-09-13'], 'dates'],
  ['date-time', '2013-09-13T18:00', 'date-time'],
  ['date-time', 'in words', 'date-time'],
])('a field of %s that holds %j is filled in by: %s', (type, value, expected) => {
  expect(control(type, value)).toBe(expected)
})

test.each<[type: FieldType, value: unknown]>([
  ['text', ['a', 'b']],
  ['choice', { a: 1 }],
  ['duration', ['PT1H']],
  ['choices', [['a']]],
  ['list', ['a', { b: 1 }]],
  ['record', 'words'],
  ['range', ['2', '3']],
  ['records', [{ a: 1 }, 'words']],
  ['map', ['page']],
  ['page', ['a-page']],
  ['pages', [{ page: 'a' }]],
  ['roles', ['words']],
  ['dates', [{ day: 1 }]],
])('a field of %s that holds %j, which its control would lose, shows the source', (type, value) => {
  expect(control(type, value)).toBe('source')
})

const page = { key: 'page', type: 'page', required: true } as const
const version = { key: 'version', type: 'version', required: true } as const

test('a record of a page and a version is a page that is pinned, or one whose version may be left out', () => {
  const columns = [page, version]
  expect(pagesOf({ type: 'record', columns })).toBe('pin')
  expect(pagesOf({ type: 'record', columns: [page, { ...version, required: false }] })).toBe('ref')
  expect(pagesOf({ type: 'record', columns: [version] })).toBeNull()
  expect(controlOf({ type: 'record', columns }, { page: 'a', version: '1.0' })).toBe('pages')
  expect(controlOf({ type: 'record', columns }, null)).toBe('pages')
  expect(controlOf({ type: 'record', columns }, { version: '1.0' })).toBe('source')
})

const names = {
  license: (id: string) => `licence ${id}`,
  language: (code: string) => `language ${code}`,
  choice: (choice: string) => `choice ${choice}`,
}
const labels = (type: FieldType, value: unknown, choices?: readonly string[]) =>
  optionsOf({ type, ...(choices && { choices }) }, value, names).map(({ label }) => label)

test('a list offers what its field knows, by name', () => {
  expect(labels('choice', 'b', ['a', 'b'])).toEqual(['choice a', 'choice b'])
  expect(labels('choice', null, ['a'])).toEqual(['choice a'])
  expect(labels('license', null)).toContain('licence CC-BY-SA-4.0')
  expect(labels('language', '')).toContain('language fr')
})

test('a value that no list knows is offered as it is, and stays', () => {
  expect(labels('choice', 'else', ['a'])).toEqual(['choice a', 'else'])
  expect(labels('language', 'eo').at(-1)).toBe('eo')
  expect(labels('license', 'WTFPL').at(-1)).toBe('WTFPL')
})

test('time zones are not offered here', () => {
  expect(labels('timezone', 'Europe/Paris')).toEqual([])
})

const chosen = (value: unknown, choice: string, isOn: boolean) =>
  withChoice({ choices: ['a', 'b', 'c'] }, value, { choice, isOn })

test.each<[value: unknown, choice: string, isOn: boolean, next: unknown]>([
  [null, 'b', true, ['b']],
  [['c'], 'a', true, ['a', 'c']],
  [['c', 'a'], 'b', true, ['a', 'b', 'c']],
  ['c', 'a', true, ['a', 'c']],
  [['c', 'a'], 'b', false, ['c', 'a']],
  [['a', 'c'], 'a', false, ['c']],
  [['a'], 'a', false, null],
])('of %j, %s turned on: %s leaves %j', (value, choice, isOn, next) => {
  expect(chosen(value, choice, isOn)).toEqual(next)
})

test.each<[maxLength: number | undefined, text: string, left: number | null]>([
  [undefined, 'words', null],
  [100, 'words', null],
  [45, 'words', null],
  [44, 'words', 39],
  [5, 'words', 0],
  [3, 'words', -2],
  [41, '👍🏽👍🏽', 37],
])('of %s characters, %s leaves %s to be told', (maxLength, text, left) => {
  expect(charactersLeft({ ...(maxLength !== undefined && { maxLength }) }, text)).toBe(left)
})
