import { expect, test } from 'vitest'
import { wantedPeople } from './wanted-people.ts'

const teams = { min: 3 }

test.each([
  [2, teams, 2],
  ['2', teams, 2],
  ['4 à 8', teams, 4],
  ['4-8', teams, 4],
  ['4 to 8', null, 4],
  ['1 par équipe', teams, 3],
  ['1 à 2 par équipe', teams, 3],
  ['2 per team', teams, 6],
  ['1 par équipe', null, null],
  ['1 par équipe', { min: null }, null],
  ['1 pour 5 visiteurs', teams, null],
  ['quelques-uns', teams, null],
  [null, teams, null],
])('%s, with teams %j: %s at least', (count, given, wanted) => {
  expect(wantedPeople(count, given)).toBe(wanted)
})
