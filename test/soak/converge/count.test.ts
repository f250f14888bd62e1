import { expect, it } from 'vitest'
import { askedFor, countAct, emptyCount } from './count.ts'

const at = { block: 0, offset: 0 }

it('knows how large a table may be by what people asked for', () => {
  const count = emptyCount()
  expect(askedFor(count)).toEqual({ rows: 3, columns: 3 })
  for (const what of ['addRow', 'deleteRow', 'addColumn', 'deleteColumn'] as const) {
    countAct(count, { kind: 'table', at, what })
  }
  countAct(count, { kind: 'split', at })
  countAct(count, { kind: 'type', at, word: 'ABC1q' })
  expect(askedFor(count)).toEqual({ rows: 5, columns: 4 })
  expect(count.acts).toBe(6)
})
