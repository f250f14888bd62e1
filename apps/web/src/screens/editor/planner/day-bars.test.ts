import { openText } from '@forkshop/document'
import { planOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { dayBars } from './day-bars.ts'

const lane = (rows: string, held: number | null = null) => {
  const head = '| Heure | Durée | Étape |\n|---|---|---|\n'
  const [table] = openText(head + rows).body.content ?? []
  const plan = table === undefined ? null : planOf(table, 'fr')
  if (plan === null) throw new Error('no agenda')
  return { plan, held }
}

test('lanes of a day share one scale, and what is in hand says its minutes', () => {
  const before = lane('| 9:00 | 1 h | A |\n| | 1 h | Pause |\n| | 2 h | B |\n')
  const after = lane('| 9:00 | 2 h | B |\n| | 1 h | A |\n| | 1 h | Pause |\n', 0)
  expect(dayBars([before, after])).toEqual([
    [
      { x: 0, width: 25, kind: 'led', sign: '' },
      { x: 25, width: 25, kind: 'pause', sign: '' },
      { x: 50, width: 50, kind: 'led', sign: '' },
    ],
    [
      { x: 0, width: 50, kind: 'held', sign: '120' },
      { x: 50, width: 25, kind: 'led', sign: '' },
      { x: 75, width: 25, kind: 'pause', sign: '' },
    ],
  ])
})

test('a step whose hour or length is unknown is left out', () => {
  expect(dayBars([lane('| 9:00 | | A |\n| | 1 h | B |\n')])).toEqual([[]])
})
