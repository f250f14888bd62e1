import { editorSchema } from '@forkshop/document'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { decideConflict } from './decide-conflict.ts'
import { conflictsIn, nextConflict } from './open-conflicts.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const conflict = { type: 'conflict', attrs: { base: 'A.', ours: 'B.', theirs: 'C.' } }
const stateOf = (...content: readonly object[]): EditorState =>
  EditorState.create({ doc: editorSchema.nodeFromJSON({ type: 'doc', content }) })
const state = stateOf(paragraph('One'), conflict, paragraph('Two'), conflict)
const textOf = (position: number, source: string | null): readonly string[] => {
  const doc = decideConflict(state, position, source)?.doc
  return doc?.children.map((node) => `${node.type.name} ${node.textContent}`.trim()) ?? []
}

test('finds what is to be decided, one after the other and round again', () => {
  expect(conflictsIn(state)).toEqual([5, 11])
  expect(nextConflict([5, 11], -1)).toBe(5)
  expect(nextConflict([5, 11], 5)).toBe(11)
  expect(nextConflict([5, 11], 11)).toBe(5)
  expect(nextConflict([], 0)).toBeNull()
})

test('puts what was decided in the place of the conflict, as blocks', () => {
  expect(textOf(5, 'Said **so**.\n\n- item')).toEqual([
    'paragraph One',
    'paragraph Said so.',
    'bulletList item',
    'paragraph Two',
    'conflict',
  ])
})

test('nothing may stand there', () => {
  expect(textOf(11, null)).toEqual(['paragraph One', 'conflict', 'paragraph Two'])
  const alone = decideConflict(stateOf(conflict), 0, null)?.doc
  expect(alone?.children.map(({ type }) => type.name)).toEqual(['paragraph'])
})

test('decides nothing where no conflict stands', () => {
  expect(decideConflict(state, 0, 'X')).toBeNull()
})
