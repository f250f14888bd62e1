import type { EditorNode } from '@forkshop/document'
import { MOSTLY_NEW } from '../words/alike.ts'
import type { Budget, Run } from '../words/diff-tokens.ts'
import { diffTokens } from '../words/diff-tokens.ts'
import { readableRuns } from '../words/readable-runs.ts'
import { tokenKey, toTokens } from '../words/words.ts'
import type { Mark } from './mark-node.ts'
import { markInline } from './mark-node.ts'
import { seenPart, withUnseenTurns } from './unseen-turns.ts'

// So many words that stayed in a row are a clause, by which a line that is mostly new can still be read; 5 and 8 draw alike.
const CLAUSE = 6

/** The words of two text blocks in one line: removed before added, in whole phrases when most of it changed. */
export function diffInline(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly EditorNode[] {
  const from = before.flatMap(toLeaves)
  const to = after.flatMap(toLeaves)
  const runs = diffLeaves(from.map(seenPart), to.map(seenPart), budget)
  if (from.length > 0 && to.length > 0 && isMostlyNew(runs, from.length + to.length)) {
    const blank = { type: 'text', text: ' ' }
    return joinLeaves([...marked(trimEnd(from), 'removed'), blank, ...marked(to, 'added')])
  }
  return joinLeaves(
    runs.flatMap(({ kind, before: i, after: j, length }) => {
      if (kind === 'removed') {
        const gone = from.slice(i, i + length)
        const isBlankGone = endsBlank(from[i - 1]) && !endsBlank(to[j - 1]) && j > 0
        return marked(isBlankGone ? withBlankBefore(gone) : gone, kind)
      }
      if (kind === 'added') return marked(to.slice(j, j + length), kind)
      return withUnseenTurns({ before: from, after: to, from: i, to: j, length })
    }),
  )
}

/** What became of the leaves of a line, phrase by phrase. */
export function diffLeaves(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly Run[] {
  const sides = { before: toWorded(before), after: toWorded(after) }
  return readableRuns(diffTokens(sides.before.keys, sides.after.keys, budget), sides)
}

function toWorded(leaves: readonly EditorNode[]) {
  return { texts: leaves.map(({ text }) => text ?? ''), keys: leaves.map(leafKey) }
}

function isMostlyNew(runs: readonly Run[], total: number): boolean {
  const lengths = (isKept: boolean) =>
    runs.filter(({ kind }) => (kind === 'same') === isKept).map(({ length }) => length)
  const changed = lengths(false).reduce((sum, length) => sum + length, 0)
  return changed > MOSTLY_NEW * total && Math.max(0, ...lengths(true)) < CLAUSE
}

/** A run of text in its words; everything else is one. */
export function toLeaves(node: EditorNode): readonly EditorNode[] {
  if (node.type !== 'text') return [node]
  return toTokens(node.text ?? '').map((text) => ({ ...node, text }))
}

/**
 * What decides whether two leaves look the same: neither the blank behind a word, nor whether its accents are written
 * with their letters or after them (a comparison's own words keep to the bytes), nor a line's end within a source.
 */
export function leafKey(leaf: EditorNode): string {
  const marks = leaf.marks === undefined ? '[]' : JSON.stringify(leaf.marks)
  if (leaf.type === 'text') return `${marks} ${tokenKey(leaf.text ?? '').normalize('NFC')}`
  const attrs = JSON.stringify(leaf.attrs ?? {}).replace(/(?:\s|\\n)+/gu, ' ')
  return `${marks} ${leaf.type} ${attrs.normalize('NFC')}`
}

/** Leaves with a mark of the comparison. */
export function marked(leaves: readonly EditorNode[], mark: Mark): readonly EditorNode[] {
  return leaves.map((leaf) => markInline(leaf, mark))
}

function endsBlank(leaf: EditorNode | undefined): boolean {
  return /\s$/.test(leaf?.text ?? '')
}

/** The blank behind a word went with what followed it. */
function withBlankBefore([first, ...others]: readonly EditorNode[]): readonly EditorNode[] {
  if (first?.text === undefined) return first ? [first, ...others] : others
  return [{ ...first, text: ` ${first.text}` }, ...others]
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
    if (fits && isSameMarks(last.marks, leaf.marks))
      joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (leaf.text ?? '') }
    else joined.push(leaf)
  }
  return joined
}

function isSameMarks(one: EditorNode['marks'], other: EditorNode['marks']): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
