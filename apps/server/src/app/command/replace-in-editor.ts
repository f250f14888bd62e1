import type { EditorNode } from '@forkshop/document'

export type Replaced =
  | {
      readonly kind: 'replaced'
      readonly body: EditorNode
      /** Index of the top-level block that was touched; null when none was. */
      readonly block: number | null
    }
  | { readonly kind: 'not-found' }

/** Replaces the first occurrence of some words within one run of text, as somebody typing would. */
export function replaceFirst(
  body: EditorNode,
  words: { readonly find: string; readonly by: string },
): Replaced {
  const content = body.content ?? []
  for (const [index, block] of content.entries()) {
    const replaced = inNode(block, words)
    if (replaced !== null) {
      return {
        kind: 'replaced',
        body: { ...body, content: content.with(index, replaced) },
        block: index,
      }
    }
  }
  return { kind: 'not-found' }
}

function inNode(
  node: EditorNode,
  words: { readonly find: string; readonly by: string },
): EditorNode | null {
  if (node.text !== undefined) {
    const at = node.text.indexOf(words.find)
    if (at < 0) return null
    const text = node.text.slice(0, at) + words.by + node.text.slice(at + words.find.length)
    return { ...node, text }
  }
  const content = node.content ?? []
  for (const [index, child] of content.entries()) {
    const replaced = inNode(child, words)
    if (replaced === null) continue
    const rest = replaced.text === '' ? content.toSpliced(index, 1) : content.with(index, replaced)
    return { ...node, content: rest }
  }
  return null
}

/** The stretch of `before` that differs from `after`; `bytes` is its larger length of the two. */
export function changedRange(
  before: Uint8Array,
  after: Uint8Array,
): { readonly start: number; readonly end: number; readonly bytes: number } {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  let tail = 0
  while (
    tail < shortest - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1
  }
  const end = before.length - tail
  return { start, end, bytes: Math.max(end - start, after.length - tail - start) }
}
