import { expect, test } from 'vitest'
import { blockConflict } from './block-choice.ts'

const table = (...rows: readonly string[]): string =>
  ['| Heure | Étape |', '| --- | --- |', ...rows].join('\n')
const rows = blockConflict({
  base: table('| 9:00 | Café |', '| 10:00 | Tour de table |'),
  ours: table('| 9:00 | Café |', '| 10:00 | Tour des rôles |'),
  theirs: table('| 9:00 | Café |', '| 10:00 | Tour des besoins |'),
})

test('only the row that differs is told, and both rows can be kept', () => {
  expect(rows.units).toMatchObject([
    { ours: '| 10:00 | Tour des rôles |', theirs: '| 10:00 | Tour des besoins |' },
  ])
  expect(rows.canKeepBoth).toBe(true)
  expect(rows.choose('both')).toBe(
    table('| 9:00 | Café |', '| 10:00 | Tour des rôles |', '| 10:00 | Tour des besoins |'),
  )
})

test('one side is kept as it stands', () => {
  expect(rows.choose('ours')).toContain('rôles')
  expect(rows.choose('theirs')).toContain('besoins')
})

test('what one side took out is kept or goes, never both', () => {
  const gone = blockConflict({ base: 'One red cat.', ours: null, theirs: 'One blue cat.' })
  expect(gone.canKeepBoth).toBe(false)
  expect(gone.choose('ours')).toBeNull()
  expect(gone.choose('theirs')).toBe('One blue cat.')
})

test('two passages that both put in one place can both stay', () => {
  const added = blockConflict({ base: null, ours: 'One red cat.', theirs: 'Two blue cats.' })
  expect(added.choose('both')).toBe('One red cat.\n\nTwo blue cats.')
})
