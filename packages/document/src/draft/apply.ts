import {
  prosemirrorJSONToYXmlFragment,
  updateYFragment,
  yXmlFragmentToProsemirrorJSON,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { align } from '../codec/align.ts'
import { openText } from '../codec/open.ts'
import { keyOf } from '../codec/slice.ts'
import { parseEditorNode } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'
import { editorSchema } from '../editor/schema.ts'
import { parseFrontMatter } from '../front-matter/parse.ts'
import { partsOf } from './shape.ts'
import type { DraftParts } from './shape.ts'

/** A conflict that stands in the place of `count` blocks of a text, from number `at`; before it with none. */
export interface PlacedConflict {
  readonly at: number
  readonly count: number
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
}

/**
 * Brings a whole text into a draft (from the source view, or to restore one) in steps as small as
 * blocks allow: what is equal is not touched, so that carets and selections there stay; a changed
 * block is changed inside; empty paragraphs that people just opened stay. One transaction.
 */
export function applyTextToDraft(ydoc: Y.Doc, text: string): void {
  applyBlocksAndFields(ydoc, text, [])
}

/**
 * Brings a draft together with another text that it is based on from now on (`base` is its
 * revision): `text` is what merged, and each conflict stands in it, in order of place, until
 * somebody decides it. One transaction, in small steps as `applyTextToDraft`.
 */
export function rebaseDraft(
  ydoc: Y.Doc,
  merged: {
    readonly text: string
    readonly conflicts: readonly PlacedConflict[]
    readonly base: string
  },
): void {
  ydoc.transact(() => {
    applyBlocksAndFields(ydoc, merged.text, merged.conflicts)
    partsOf(ydoc).meta.set('base', merged.base)
  })
}

function applyBlocksAndFields(
  ydoc: Y.Doc,
  text: string,
  conflicts: readonly PlacedConflict[],
): void {
  const parts = partsOf(ydoc)
  const want = liveBlocks({ type: 'doc', content: withConflicts(text, conflicts) })
  ydoc.transact(() => {
    applyFields(parts, text)
    applyBlocks(ydoc, parts.body, want)
  })
}

function withConflicts(text: string, conflicts: readonly PlacedConflict[]): readonly EditorNode[] {
  const blocks = [...(openText(text).body.content ?? [])]
  for (const { at, count, base, ours, theirs } of conflicts.toReversed()) {
    blocks.splice(at, count, { type: 'conflict', attrs: { base, ours, theirs } })
  }
  return blocks
}

function applyFields({ fields, order }: DraftParts, text: string): void {
  const matter = parseFrontMatter(text)
  if (matter.kind === 'broken') return
  const entries = matter.kind === 'present' ? matter.entries : []
  const keys = entries.map((entry) => entry.key)
  for (const key of fields.keys()) if (!keys.includes(key)) fields.delete(key)
  for (const { key, source } of entries) if (fields.get(key) !== source) fields.set(key, source)
  if (JSON.stringify(order.toArray()) === JSON.stringify(keys)) return
  order.delete(0, order.length)
  order.push(keys)
}

interface Standing {
  readonly node: EditorNode
  /** The block in normal form, or null for an empty paragraph. */
  readonly live: { readonly json: EditorNode; readonly key: string } | null
}

function applyBlocks(ydoc: Y.Doc, body: Y.XmlFragment, want: readonly EditorNode[]): void {
  const standing = standingBlocks(body)
  const live = standing.flatMap((block, place) =>
    block.live === null ? [] : [{ ...block.live, place }],
  )
  const pairs = align(live, want)
  const kept = new Set(
    pairs.flatMap((pairing) =>
      pairing === null || pairing.moved ? [] : [live[pairing.index]?.place ?? -1],
    ),
  )
  const remaining: Standing[] = []
  for (let place = standing.length - 1; place >= 0; place--) {
    const block = standing[place]
    if (block === undefined) continue
    if (block.live === null || kept.has(place)) remaining.unshift(block)
    else body.delete(place, 1)
  }
  let at = 0
  want.forEach((node, index) => {
    const pairing = pairs[index] ?? null
    if (pairing === null || pairing.moved) {
      body.insert(at, newBlocks(ydoc, node, at))
      remaining.splice(at, 0, { node, live: null })
      at++
      return
    }
    while (at < remaining.length && remaining[at]?.live === null) at++
    const blockId = remaining[at]?.node.attrs?.['blockId']
    const child = body.get(at)
    if (!pairing.exact && child instanceof Y.XmlElement) {
      const changed = editorSchema.nodeFromJSON({ ...node, attrs: { ...node.attrs, blockId } })
      updateYFragment(ydoc, child, changed, { mapping: new Map(), isOMark: new Map() })
    }
    at++
  })
}

function standingBlocks(body: Y.XmlFragment): readonly Standing[] {
  const nodes = parseEditorNode(yXmlFragmentToProsemirrorJSON(body))?.content ?? []
  return nodes.map((node) => {
    const json = liveBlocks(normalise({ type: 'doc', content: [node] }))[0]
    return { node, live: json === undefined ? null : { json, key: keyOf(json) } }
  })
}

/** A block as new Yjs types; its id is made from this client and its clock, which never come again. */
export function newBlocks(ydoc: Y.Doc, node: EditorNode, at: number): Y.XmlElement[] {
  const clock = Y.getState(ydoc.store, ydoc.clientID)
  const blockId = `${ydoc.clientID.toString(36)}-${clock.toString(36)}-${at.toString(36)}`
  const carrier = new Y.Doc()
  const source = carrier.getXmlFragment('block')
  const block = { ...node, attrs: { ...node.attrs, blockId } }
  prosemirrorJSONToYXmlFragment(editorSchema, { type: 'doc', content: [block] }, source)
  const blocks = source
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlElement ? [child.clone()] : []))
  carrier.destroy()
  return blocks
}
