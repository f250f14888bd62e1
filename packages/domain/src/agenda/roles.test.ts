import { expect, test } from 'vitest'
import { agendaRoles, concernsRole, isLedByEverybody } from './roles.ts'

test.each(['Tous', 'toutes et tous', 'Tout le monde', 'Everyone', ' ALL '])(
  '%s belongs to every role',
  (ledBy) => {
    expect(isLedByEverybody(ledBy)).toBe(true)
  },
)
test.each(['Facilitation', 'Tous les mentors', '', 'Accueil du lieu'])(
  '%s is no word for everybody',
  (ledBy) => {
    expect(isLedByEverybody(ledBy)).toBe(false)
  },
)

const led = (...cells: readonly string[]) => [{ steps: cells.map((ledBy) => ({ ledBy })) }]
const labels = (...cells: readonly string[]): readonly string[] =>
  agendaRoles(led(...cells)).map(({ label }) => label)

test('roles stand in the order in which they first lead, each once, whatever its letters', () => {
  expect(labels('Accueil du lieu', 'Facilitation', 'Tous', '', 'FACILITATION')).toEqual([
    'Accueil du lieu',
    'Facilitation',
  ])
})

test.each([
  [['Coordination, Facilitation'], ['Coordination', 'Facilitation']],
  [['Coordination / Accueil ; Tous'], ['Coordination', 'Accueil']],
  [
    ['Coordination et facilitation', 'Coordination', 'Facilitation'],
    ['Coordination', 'facilitation'],
  ],
  [['Tables and chairs'], ['Tables and chairs']],
  [
    ['司会', '記録'],
    ['司会', '記録'],
  ],
])('the cells %j name %j', (cells, names) => {
  expect(labels(...cells)).toEqual(names)
})

const named = [
  { key: 'host', label: 'Accueil, repas et lieu' },
  { key: 'scribe', label: 'Prise de notes' },
]

test('a role that is named beside the agenda keeps its key, and is there when it leads nothing', () => {
  expect(agendaRoles(led('accueil, repas et lieu', 'Coordination'), named)).toEqual([
    ...named,
    { key: 'coordination', label: 'Coordination' },
  ])
})

test.each([
  ['Facilitation', '', true],
  ['Facilitation', 'facilitation', true],
  ['Facilitation', 'host', false],
  ['Accueil, repas et lieu', 'host', true],
  ['Accueil, repas et lieu', 'facilitation', false],
  ['Facilitation, prise de notes', 'scribe', true],
  ['Prise de notes et facilitation', 'scribe', true],
  ['Prise de notes et facilitation', 'facilitation', true],
  ['Tous', 'host', true],
  ['Facilitation, puis tous', 'host', false],
  ['Facilitation, tous', 'host', true],
  ['', 'host', true],
])('a step of %j concerns the role %j: %s', (ledBy, key, does) => {
  const roles = agendaRoles(led('Facilitation', ledBy), named)
  expect(concernsRole(ledBy, key, roles)).toBe(does)
})
