import { expect, test } from 'vitest'
import { editorSchema } from './schema.ts'

test.each([
  ['a piece of source', 'island', true],
  ['a picture', 'image', true],
  ['source within a line', 'inlineIsland', false],
  ['a passage to decide', 'conflict', false],
  ['a paragraph', 'paragraph', false],
])('%s is carried to another place with the mouse: %s %s', (_, name, isCarried) => {
  expect(Boolean(editorSchema.nodes[name]?.spec.draggable)).toBe(isCarried)
})
