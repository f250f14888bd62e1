import { bodyStartOf } from '../front-matter/fence.ts'
import { parsePieces } from '../markdown/parse.ts'
import { lineEndOf } from '../text/lines.ts'
import type { EditorNode } from '../editor/node.ts'
import { labelsIn, standIns } from './definitions.ts'
import type { Definitions } from './definitions.ts'
import { readBlocks } from './read-blocks.ts'
import type { Slice } from './slice.ts'

/** A text as it was opened, with the side tree that saving needs. Opaque to callers. */
export interface CodecBase {
  /** Byte order mark and front matter. */
  readonly head: string
  readonly body: string
  readonly lineEnd: string
  readonly kids: readonly Slice[]
  /** Stand-ins for every definition of the body. */
  readonly definitions: Definitions
}

/**
 * Reads a text into the editor's JSON and the side tree of its source. Every text opens; what the
 * editor cannot show comes as islands.
 */
export function openText(text: string): { readonly body: EditorNode; readonly base: CodecBase } {
  const start = bodyStartOf(text)
  const body = text.slice(start)
  const tree = parsePieces(body)
  const kids = readBlocks(tree.children, { body, prefix: '', depth: 0 })
  const base = {
    head: text.slice(0, start),
    body,
    lineEnd: lineEndOf(text),
    kids,
    definitions: standIns(labelsIn(tree, body)),
  }
  return { body: bodyOf(kids), base }
}

/** The body that a side tree was read from. */
export function bodyOf(kids: readonly Slice[]): EditorNode {
  const content = kids.map((kid) => kid.json)
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content }
}
