import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { draftBody } from '../draft/read.ts'
import { seedDraft } from '../draft/seed.ts'
import { partsOf } from '../draft/shape.ts'
import type { EditorNode } from '../editor/node.ts'
import { editorSchema } from '../editor/schema.ts'

/** The body of a fresh draft of a text, as an editor shows it: with ids and all defaults. */
export function seededBody(text: string): EditorNode {
  return draftBody(partsOf(draftOf(text)).body)
}

/** What another person's copy of a draft holds after somebody's editor made a change. */
export function throughYjs(text: string, changed: EditorNode): EditorNode {
  const ydoc = draftOf(text)
  const node = editorSchema.nodeFromJSON(changed)
  node.check()
  const { body } = partsOf(ydoc)
  ydoc.transact(() => updateYFragment(ydoc, body, node, { mapping: new Map(), isOMark: new Map() }))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc))
  return draftBody(partsOf(other).body)
}

function draftOf(text: string): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(text, 'a1b2c3d4e5'))
  return ydoc
}
