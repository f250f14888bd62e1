import { endOf, startOf } from '../markdown/parse.ts'
import type { ParsedText } from '../markdown/parse.ts'
import { withoutSeparators } from '../markdown/separators.ts'
import type { EditorNode } from '../editor/node.ts'
import { readBlocks } from './read-blocks.ts'

// Template tags, and characters written by a reference: only a text parsed in pieces tells where they begin.
const NEEDS_PIECES = /\{|&[#\w]/
const WITHOUT_LINES = new Set(['code', 'html', 'thematicBreak', 'definition', 'footnoteDefinition'])

/**
 * The editor node of each block of a parsed text, as `openText` gives it; null for one that has to be parsed in pieces, to
 * tell template tags from words.
 */
export function nodesIn({ text, bodyStart, tree }: ParsedText): readonly (EditorNode | null)[] {
  const body = text.slice(bodyStart)
  const place = { body, prefix: '', depth: 0, isBare: true }
  return withoutSeparators(tree.children).map((node) => {
    const isKnown =
      WITHOUT_LINES.has(node.type) || !NEEDS_PIECES.test(body.slice(startOf(node), endOf(node)))
    return isKnown ? (readBlocks([node], place)[0]?.json ?? null) : null
  })
}
