import type { EditorNode } from '@forkshop/document'
import type { Budget } from '../diff-tokens.ts'
import { diffTokens } from '../diff-tokens.ts'
import { tokenKey, toTokens } from '../words.ts'
import type { Mark } from './mark-node.ts'
import { markInline } from './mark-node.ts'

// With more than this share of the words changed, a mixed phrase is harder to read than the old and the new one.
const WHOLE_ABOVE = 0.6

/** The words of two text blocks in one line: removed before added, in whole phrases when most of it changed. */
export function diffInline(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly EditorNode[] {
  const from = before.flatMap(toLeaves)
  const to = after.flatMap(toLeaves)
  const runs = diffTokens(from.map(leafKey), to.map(leafKey), budget)
  const changed = runs.reduce((sum, { kind, length }) => sum + (kind === 'same' ? 0 : length), 0)
  if (from.length > 0 && to.length > 0 && changed > WHOLE_ABOVE * (from.length + to.length)) {
    const blank = { type: 'text', text: ' ' }
    return joinLeaves([...marked(trimEnd(from), 'removed'), blank, ...marked(to, 'added')])
  }
  return joinLeaves(
    runs.flatMap(({ kind, before: i, after: j, length }) => {
      if (kind === 'removed') return marked(from.slice(i, i + length), kind)
      const leaves = to.slice(j, j + length)
      return kind === 'added' ? marked(leaves, kind) : leaves
    }),
  )
}

/** A run of text in its words; everything else is one. */
export function toLeaves(node: EditorNode): readonly EditorNode[] {
  if (node.type !== 'text') return [node]
  return toTokens(node.text ?? '').map((text) => ({ ...node, text }))
}

/** What decides whether two leaves are the same; the blank behind a word does not count. */
export function leafKey(leaf: EditorNode): string {
  const marks = JSON.stringify(leaf.marks ?? [])
  if (leaf.type === 'text') return `${marks} ${tokenKey(leaf.text ?? '')}`
  return `${marks} ${leaf.type} ${JSON.stringify(leaf.attrs ?? {})}`
}

/** Leaves with a mark of the comparison. */
export function marked(leaves: readonly EditorNode[], mark: Mark): readonly EditorNode[] {
  return leaves.map((leaf) => markInline(leaf, mark))
}

function trimEnd(leaves: readonly EditorNode[]): readonly EditorNode[] {
  return leaves.map((leaf, at) =>
    at === leaves.length - 1 && leaf.text !== undefined
      ? { ...leaf, text: leaf.text.trimEnd() || leaf.text }
      : leaf,
  )
}

/** Neighbouring words with the same marks are one text again. */
export function joinLeaves(leaves: readonly EditorNode[]): readonly EditorNode[] {
  const joined: EditorNode[] = []
  for (const leaf of leaves) {
    const last = joined.at(-1)
    const fits = last?.type === 'text' && leaf.type === 'text'
    if (fits && JSON.stringify(last.marks) === JSON.stringify(leaf.marks))
      joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (leaf.text ?? '') }
    else joined.push(leaf)
  }
  return joined
}
