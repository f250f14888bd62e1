import type { EditorNode } from '@forkshop/document'
import type { Budget } from '../words/diff-tokens.ts'
import { diffLeaves, joinLeaves, marked, toLeaves } from './diff-inline.ts'

/** The end of a paragraph among the words of several; it shows as a sign where it was put in or taken out. */
const BREAK: EditorNode = { type: 'text', text: '¶' }
const isBreak = (leaf: EditorNode) => leaf === BREAK

/** Paragraphs that were split from one, or joined to one, as both texts in one and each by itself. */
export function diffRegrouped(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): Record<'both' | 'before' | 'after', readonly EditorNode[]> {
  const from = withBreaks(before)
  const to = withBreaks(after)
  const both: EditorNode[] = []
  const old: EditorNode[] = []
  const now: EditorNode[] = []
  for (const run of diffLeaves(from, to, budget)) {
    const { kind, before: i, after: j, length } = run
    const gone = from.slice(i, i + length)
    const come = to.slice(j, j + length)
    if (kind === 'same') {
      both.push(...come)
      old.push(...gone)
      now.push(...come)
    } else if (kind === 'removed') {
      both.push(...marked(gone.map(toSign), kind))
      old.push(...gone.flatMap((leaf) => [...marked([toSign(leaf)], kind), ...breakOnly(leaf)]))
    } else {
      const shown = come.flatMap((leaf) => [...marked([toSign(leaf)], kind), ...breakOnly(leaf)])
      both.push(...shown)
      now.push(...shown)
    }
  }
  return { both: toParagraphs(both), before: toParagraphs(old), after: toParagraphs(now) }
}

function withBreaks(paragraphs: readonly EditorNode[]): readonly EditorNode[] {
  return paragraphs.flatMap((paragraph, at) => [
    ...(at === 0 ? [] : [BREAK]),
    ...(paragraph.content ?? []).flatMap(toLeaves),
  ])
}

/** A break as a sign that can be marked; the break itself stays what parts paragraphs. */
function toSign(leaf: EditorNode): EditorNode {
  return isBreak(leaf) ? { ...BREAK } : leaf
}

function breakOnly(leaf: EditorNode): readonly EditorNode[] {
  return isBreak(leaf) ? [leaf] : []
}

function toParagraphs(leaves: readonly EditorNode[]): readonly EditorNode[] {
  const paragraphs: EditorNode[][] = [[]]
  for (const leaf of leaves) {
    if (isBreak(leaf)) paragraphs.push([])
    else paragraphs.at(-1)?.push(leaf)
  }
  return paragraphs.map((content) => ({ type: 'paragraph', content: [...joinLeaves(content)] }))
}
