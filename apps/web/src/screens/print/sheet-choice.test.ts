import { expect, test } from 'vitest'
import { choiceIn, sheetsOf } from './sheet-choice.ts'

const programme = {
  slug: 'a',
  title: 'A',
  version: null,
  lang: 'fr',
  agenda: { days: [], problems: [] },
  dates: [],
  roles: [],
}

test.each([
  ['format', programme, ['run', 'role', 'handout', 'poster', 'badges']],
  ['event', null, ['handout', 'poster', 'badges']],
  ['method', null, ['handout', 'poster']],
  [null, null, ['handout', 'poster']],
] as const)('a %s with the programme %j has the sheets %j', (kind, ofPage, sheets) => {
  expect(sheetsOf({ kind, programme: ofPage })).toEqual(sheets)
})

test.each([
  [{}, { sheet: 'run', role: '', paper: 'a4' }],
  [
    { sheet: 'role', role: 'host', paper: 'letter' },
    { sheet: 'role', role: 'host', paper: 'letter' },
  ],
  [
    { sheet: 'badges', role: null, paper: 'a3' },
    { sheet: 'run', role: '', paper: 'a4' },
  ],
] as const)('%j asks for %j', (query, choice) => {
  expect(choiceIn(query, ['run', 'role'])).toEqual(choice)
})
