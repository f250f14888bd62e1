import { expect, test } from 'vitest'
import type { EditorNode } from './node.ts'
import { normalise } from './normalise.ts'

/** More than a call takes arguments. */
const MANY = 200_000

test('tables and containers hold more rows and blocks than a call takes arguments', () => {
  const row: EditorNode = { type: 'tableRow', content: [{ type: 'tableCell' }] }
  const many = (one: EditorNode): readonly EditorNode[] => Array.from({ length: MANY }, () => one)
  const body = {
    type: 'doc',
    content: [
      { type: 'table', content: many(row) },
      { type: 'unknown', content: many({ type: 'horizontalRule' }) },
    ],
  }
  const { content = [] } = normalise(body)
  expect(content[0]?.content).toHaveLength(MANY)
  expect(content).toHaveLength(MANY + 1)
})
