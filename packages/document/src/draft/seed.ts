import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { openText } from '../codec/open.ts'
import type { EditorNode } from '../editor/node.ts'
import { editorSchema, SCHEMA_VERSION } from '../editor/schema.ts'
import { parseFrontMatter } from '../front-matter/parse.ts'
import { partsOf } from './shape.ts'

/** The author of every seed: with a fixed one, the same text gives the same bytes anywhere. */
const SEED_CLIENT = 1

/**
 * The first state of a draft of a text, as a Yjs update. `base` is the revision it starts from.
 * The same text and base give the same bytes, so that two servers cannot seed a draft apart.
 */
export function seedDraft(text: string, base: string): Uint8Array {
  const ydoc = new Y.Doc({ gc: true })
  ydoc.clientID = SEED_CLIENT
  const { body, fields, order, meta } = partsOf(ydoc)
  const matter = parseFrontMatter(text)
  ydoc.transact(() => {
    meta.set('schema', SCHEMA_VERSION)
    meta.set('base', base)
    if (matter.kind === 'present') {
      for (const { key, source } of matter.entries) fields.set(key, source)
      order.push(matter.entries.map((entry) => entry.key))
    }
    prosemirrorJSONToYXmlFragment(editorSchema, withIds(openText(text).body, base), body)
  })
  const update = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return update
}

/** Ids made from the base and the place, so that equal blocks differ and a second seed agrees. */
function withIds(body: EditorNode, base: string): EditorNode {
  const content = (body.content ?? []).map((node, index) => ({
    ...node,
    attrs: { ...node.attrs, blockId: `${base.slice(0, 8)}-${index.toString(36)}` },
  }))
  return { ...body, content }
}
