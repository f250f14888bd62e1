import { editorSchema, openText } from '@forkshop/document'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { notesOf, shortName } from './notes.ts'
import { readAgenda } from './read-agenda.ts'
import { shiftRows } from './shift-rows.ts'

const head = '| Heure | Durée | Étape | Animation |\n| --- | --- | --- | --- |\n'
const tableOf = (rows: string) => {
  const doc = editorSchema.nodeFromJSON(openText(head + rows).body)
  return { doc, table: doc.child(0) }
}
const saturday =
  '| 11:15 | 90 min | Atelier 2 | Tous |\n| 12:30 | 90 min | **Repas** | Lieu |\n| 14:00 | 1 h | Atelier 3 | Tous |\n'

test('a table without the names of an agenda is none', () => {
  const doc = editorSchema.nodeFromJSON(
    openText('| Rôle | Nombre |\n| --- | --- |\n| a | 1 |\n').body,
  )
  expect(readAgenda(doc.child(0))).toBeNull()
})

test('totals, ends and overlaps are computed', () => {
  const agenda = readAgenda(tableOf(saturday).table)
  expect(agenda).toMatchObject({ start: '11:15', end: '15:00', totalMinutes: 240 })
  expect(agenda?.problems).toEqual([{ code: 'overlap', row: 2, minutes: 15 }])
})

test('an overlap is said under the row that is too long, with its repair', () => {
  const agenda = readAgenda(tableOf(saturday).table)
  expect(agenda === null ? [] : notesOf(agenda)).toMatchObject([
    {
      code: 'overlap',
      under: 1,
      end: '12:45',
      step: 'Atelier 2',
      next: 'Repas',
      shift: { row: 2, minutes: 15 },
    },
  ])
})

test('a fixed hour that the steps above have run over is overlapped, not on the day after', () => {
  const rows = '| 11:00 | 2 h | A |  |\n| 13:00 | 30 min | B |  |\n| **12:30** | 1 h | Repas |  |\n'
  expect(readAgenda(tableOf(rows).table)?.problems).toEqual([
    { code: 'overlap', row: 3, minutes: 60 },
  ])
})

test('the repair moves the row and all below it, and keeps what is written otherwise', () => {
  const { doc } = tableOf(saturday)
  const moved = shiftRows(EditorState.create({ doc }).tr, { table: 0, row: 2 }, 15).doc
  const agenda = readAgenda(moved.child(0))
  expect(agenda?.steps.map(({ start }) => start)).toEqual(['11:15', '12:45', '14:15'])
  expect(agenda?.problems).toEqual([])
  expect(moved.child(0).textContent).toContain('Repas')
})

test('a length that is not to be read is offered as it can be', () => {
  const rows =
    '| 9:00 | environ 1h30 | A |  |\n|  | libre | B |  |\n| 11:15 |  | C |  |\n| 12:00 | libre | D |  |\n'
  const agenda = readAgenda(tableOf(rows).table)
  expect(agenda === null ? [] : notesOf(agenda).map(({ row, length }) => [row, length])).toEqual([
    [1, 90],
    [2, null],
    [3, 45],
    [4, null],
  ])
})

test('names are cut between words', () => {
  expect(shortName('Atelier 2')).toBe('Atelier 2')
  expect(shortName('Atelier 2 : décrire la valeur d’usage et l’offre')).toBe(
    'Atelier 2 : décrire la valeur…',
  )
})
