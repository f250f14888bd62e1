import type { EditorNode } from '../editor/node.ts'
import { parsePieces } from '../markdown/parse.ts'
import type { Definitions } from './definitions.ts'
import { readBlocks } from './read-blocks.ts'
import { readsAs } from './read-part.ts'
import { keyOf } from './slice.ts'
import type { WrittenKid } from './write-kids.ts'

/** What a text should read as. */
export interface Expected {
  readonly blocks: readonly EditorNode[]
  /**
   * Definitions that are gone, which stand by: a reference without its definition is what its author
   * wants, and no other block may be rewritten for it.
   */
  readonly gone: Definitions
  /** The definitions before and after, where some came that were not there. */
  readonly come: { readonly before: Definitions; readonly after: Definitions } | null
}

/** The first block that reads otherwise; `caughtLabels` came and made references of untouched words. */
export type Difference =
  | { readonly kind: 'none'; readonly caughtLabels: readonly string[] }
  | { readonly kind: 'at'; readonly index: number }

/** Reads a whole body back. */
export function firstDifference(
  text: string,
  plan: readonly WrittenKid[],
  { blocks, gone, come }: Expected,
): Difference {
  const body = gone.source + text
  const nodes = parsePieces(body).children.slice(gone.count)
  const kids = readBlocks(nodes, { body, prefix: '', depth: 0 })
  const caught = new Set<string>()
  for (let at = 0; at < Math.max(kids.length, blocks.length); at++) {
    const node = blocks[at]
    const kid = kids[at]
    const written = plan[at]
    if (node !== undefined && kid?.key === keyOf(node)) continue
    const isCaught =
      node !== undefined &&
      kid !== undefined &&
      come !== null &&
      written?.pairing?.exact === true &&
      readsAs(written.text, node, come.before) &&
      readsAs(written.text, kid.json, come.after)
    if (!isCaught) return { kind: 'at', index: at }
    for (const label of come.after.labels) {
      if (!come.before.labels.includes(label) && isIn(written.text, label))
        caught.add(label.slice(1, -2))
    }
  }
  return { kind: 'none', caughtLabels: [...caught] }
}

function isIn(text: string, label: string): boolean {
  return text.toLowerCase().includes(label.slice(0, -1).toLowerCase())
}
