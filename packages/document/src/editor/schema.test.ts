import { createHash } from 'node:crypto'
import type { MarkSpec, NodeSpec } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { editorSchema, SCHEMA_VERSION } from './schema.ts'

/** What an older client would drop or break: names, what may stand where, and attributes. Looks are left out. */
const shapeOf = ({ content, marks, group, inline, atom, code, defining, attrs }: NodeSpec) => ({
  content,
  marks,
  group,
  inline,
  atom,
  code,
  defining,
  attrs: attrsOf(attrs),
})
const markShapeOf = ({ excludes, group, inclusive, spanning, attrs }: MarkSpec) => ({
  excludes,
  group,
  inclusive,
  spanning,
  attrs: attrsOf(attrs),
})
const attrsOf = (attrs: NodeSpec['attrs']) =>
  Object.entries(attrs ?? {})
    .map(([name, attr]) => ({ name, default: attr.default, required: !('default' in attr) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
const hashOfSchema = (): string => {
  const nodes = Object.entries(editorSchema.nodes).map(([name, { spec }]) => [name, shapeOf(spec)])
  const marks = Object.entries(editorSchema.marks).map(([name, { spec }]) => [
    name,
    markShapeOf(spec),
  ])
  return createHash('sha256')
    .update(JSON.stringify([nodes, marks]))
    .digest('hex')
}

// A change of the schema that an older client could not show counts SCHEMA_VERSION up, and is written here with it.
test('the version of the schema stands for its nodes, marks and attributes', () => {
  expect([SCHEMA_VERSION, hashOfSchema()]).toEqual([
    2,
    '65def97e3349bdc78120f7b2f7442e5fe61998fa21ff83044798119dfdfd8984',
  ])
})

test.each([
  ['a piece of source', 'island', true],
  ['a picture', 'image', true],
  ['source within a line', 'inlineIsland', false],
  ['a passage to decide', 'conflict', false],
  ['a paragraph', 'paragraph', false],
])('%s is carried to another place with the mouse: %s %s', (_, name, isCarried) => {
  expect(Boolean(editorSchema.nodes[name]?.spec.draggable)).toBe(isCarried)
})
