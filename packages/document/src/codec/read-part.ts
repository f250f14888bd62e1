import { parsePieces } from '../markdown/parse.ts'
import { definitionsFor } from './definitions.ts'
import type { Definitions } from './definitions.ts'
import { readBlocks } from './read-blocks.ts'
import { keyOf } from './slice.ts'
import type { EditorNode } from '../editor/node.ts'

/** Whether a source, standing alone among the definitions of its page, reads as exactly this block. */
export function readsAs(source: string, want: EditorNode, definitions: Definitions): boolean {
  const known = definitionsFor(source, definitions)
  const body = known.source + source
  const nodes = parsePieces(body).children.slice(known.count)
  if (nodes.length !== 1) return false
  const slices = readBlocks(nodes, { body, prefix: '', depth: 0 })
  return slices[0]?.key === keyOf(want)
}
