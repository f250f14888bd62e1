import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'

test.each([
  [['Heure', 'Durée', 'Étape', 'Animation']],
  [['Horaire', 'Durée', 'Activité', 'Qui']],
  [['Time', 'Duration', 'Step', 'Led by']],
  [['Start', 'Duration', 'Activity', 'Who']],
  [['HEURE', 'duree', ' étape ', 'Led\u00a0by']],
])('%j is the header of an agenda', (header) => {
  expect(columnsOf(header)).toEqual({
    start: 0,
    duration: 1,
    step: 2,
    ledBy: 3,
    materials: -1,
    notes: -1,
    method: -1,
  })
})

test('columns stand in any order, and others may stand between them', () => {
  const columns = columnsOf(['Step', 'Result', 'Duration', 'Matériel'])
  expect(columns).toEqual({
    start: -1,
    duration: 2,
    step: 0,
    ledBy: -1,
    materials: 3,
    notes: -1,
    method: -1,
  })
})

test.each([
  [['Rôle', 'Mission', 'Nombre']],
  [['Question', 'Quand', 'Repère']],
  [['Étape', 'Qui']],
  [['Heure', 'Durée']],
  [['Étapes', 'Durées']],
  [[]],
])('%j is the header of some other table', (header) => {
  expect(columnsOf(header)).toBeNull()
})
