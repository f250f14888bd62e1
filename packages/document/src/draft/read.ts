import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { openText } from '../codec/open.ts'
import { saveText } from '../codec/save.ts'
import type { SavedText } from '../codec/save.ts'
import { parseEditorNode, textAttr } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { parseFrontMatter } from '../front-matter/parse.ts'
import { withFields } from '../front-matter/splice.ts'
import { partsOf } from './shape.ts'
import type { DraftParts } from './shape.ts'

/**
 * The whole text of a draft, with the bytes of its base wherever nobody changed anything. The
 * fields are spliced as they stand in the draft; whether they are right YAML is the caller's to ask.
 * `conflictsAs` takes a side for every open conflict, to show the rest; else they stay `unresolved`.
 */
export function draftText(
  ydoc: Y.Doc,
  baseText: string,
  conflictsAs: 'open' | 'ours' | 'theirs' = 'open',
): SavedText {
  const parts = partsOf(ydoc)
  const body = draftBody(parts.body)
  const shown = conflictsAs === 'open' ? body : withSide(body, conflictsAs)
  const saved = saveText(openText(baseText).base, shown)
  const changes = fieldChanges(parts, baseText)
  return changes.size === 0 ? saved : { ...saved, text: withFields(saved.text, changes) }
}

export function draftBody(body: Y.XmlFragment): EditorNode {
  return parseEditorNode(yXmlFragmentToProsemirrorJSON(body)) ?? { type: 'doc' }
}

function withSide(node: EditorNode, side: 'ours' | 'theirs'): EditorNode {
  const content = node.content?.flatMap((kid): readonly EditorNode[] =>
    kid.type === 'conflict'
      ? [{ type: 'island', attrs: { source: textAttr(kid, side) } }]
      : [withSide(kid, side)],
  )
  return content === undefined ? node : { ...node, content }
}

function fieldChanges(
  { fields, order }: DraftParts,
  baseText: string,
): ReadonlyMap<string, string | null> {
  const matter = parseFrontMatter(baseText)
  const changes = new Map<string, string | null>()
  if (matter.kind === 'broken') return changes
  const known = new Map(
    matter.kind === 'present' ? matter.entries.map((entry) => [entry.key, entry.source]) : [],
  )
  for (const [key, source] of known) {
    const now = fields.get(key)
    if (typeof now !== 'string') changes.set(key, null)
    else if (now !== source) changes.set(key, now)
  }
  for (const key of new Set([...order.toArray(), ...fields.keys()])) {
    const source = typeof key === 'string' ? fields.get(key) : undefined
    if (typeof key === 'string' && typeof source === 'string' && !known.has(key))
      changes.set(key, source)
  }
  return changes
}
