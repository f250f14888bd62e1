import type { PrintView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { needsOf, rolesOf, sheetDays } from './run-sheet.ts'

const step = (name: string, ledBy: string, more: { materials?: string; method?: string } = {}) => ({
  start: null,
  durationMinutes: null,
  step: name,
  ledBy,
  materials: more.materials ?? '',
  methods: more.method === undefined ? [] : [{ slug: more.method, version: null }],
  kind: 'led' as const,
  fixed: false,
  row: 0,
})
const day = (title: string, steps: readonly ReturnType<typeof step>[]) => ({
  title,
  start: null,
  end: null,
  totalMinutes: 0,
  tableStart: 0,
  steps: [...steps],
})
const programme: NonNullable<PrintView['programme']> = {
  slug: 'a',
  title: 'A',
  version: '1.0',
  lang: 'fr',
  dates: ['2027-01-22', null],
  roles: [{ key: 'host', label: 'Accueil', count: 1 }],
  agenda: {
    problems: [],
    days: [
      day('Vendredi', [
        step('Ouvrir', 'Accueil', { materials: 'Clés' }),
        step('Manger', 'Tous'),
        step('Parler', 'Facilitation', { method: 'ronde' }),
      ]),
      day('Samedi', [step('Écrire', 'Facilitation', { method: 'ronde', materials: 'Clés' })]),
    ],
  },
}
const ronde = {
  slug: 'ronde',
  title: 'Ronde',
  summary: '',
  lang: 'fr',
  version: '1.1',
  materials: '<ul><li>Chaises</li></ul>',
  parts: [],
}
const days = (role: string) => sheetDays(programme, [ronde], role)
const names = (role: string) =>
  days(role).map(({ number, date, rows }) => [number, date, rows.map((row) => row.step)])

test('a run sheet has all steps of all days with their dates', () => {
  expect(names('')).toEqual([
    [1, '2027-01-22', ['Ouvrir', 'Manger', 'Parler']],
    [2, null, ['Écrire']],
  ])
})

test('a role has its own steps and those of everybody, and no day without any', () => {
  expect(names('host')).toEqual([[1, '2027-01-22', ['Ouvrir', 'Manger']]])
  expect(names('facilitation')).toEqual([
    [1, '2027-01-22', ['Manger', 'Parler']],
    [2, null, ['Écrire']],
  ])
})

test('the roles are those of the page and those who lead', () => {
  expect(rolesOf(programme).map(({ key }) => key)).toEqual(['host', 'facilitation'])
})

test('what is needed follows from the steps on the sheet, each method once', () => {
  expect(needsOf(days('host'), [ronde])).toEqual([
    { kind: 'step', steps: ['Ouvrir'], text: 'Clés' },
  ])
  expect(needsOf(days(''), [ronde])).toMatchObject([
    { kind: 'step', steps: ['Ouvrir', 'Écrire'], text: 'Clés' },
    { kind: 'method', method: { title: 'Ronde' } },
  ])
})
