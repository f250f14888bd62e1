import type { EditorNode } from '@forkshop/document'
import { openText } from '@forkshop/document'
import type { Budget, Run } from '../words/diff-tokens.ts'
import { diffLeaves, joinLeaves, marked, toLeaves } from './diff-inline.ts'
import type { Mark } from './mark-node.ts'
import { isTextblock, markNode, onlySide, withChange } from './mark-node.ts'

/** The form that a reader knows a block by; a heading with its level. Of several blocks what they are together. */
export type Form =
  | 'code'
  | 'html'
  | 'paragraphs'
  | 'sections'
  | 'several'
  | 'paragraph'
  | 'bullets'
  | 'numbers'
  | 'tasks'
  | 'quote'
  | `heading-${1 | 2 | 3 | 4 | 5 | 6}`

const forms: Readonly<Record<string, Form>> = {
  paragraph: 'paragraph',
  bulletList: 'bullets',
  orderedList: 'numbers',
  taskList: 'tasks',
  blockquote: 'quote',
  codeBlock: 'code',
}
const levels = [1, 2, 3, 4, 5, 6] as const

/** The form of blocks; `null` for those that have none that could become another. */
export function formOf(nodes: readonly EditorNode[]): Form | null {
  const [first = null, ...others] = nodes.map(formOfOne)
  if (others.length === 0) return first
  if ([first, ...others].includes(null)) return null
  if ([first, ...others].every((form) => form === 'paragraph')) return 'paragraphs'
  const isProse = (form: Form | null) => form === 'paragraph' || form?.startsWith('heading-')
  return [first, ...others].every(isProse) ? 'sections' : 'several'
}

function formOfOne({ type, attrs }: EditorNode): Form | null {
  if (type === 'island') return isHtml(attrs?.['source']) ? 'html' : null
  if (type !== 'heading') return forms[type] ?? null
  const level = levels.find((one) => one === attrs?.['level'])
  return level === undefined ? null : `heading-${level}`
}

function isHtml(source: unknown): boolean {
  return typeof source === 'string' && /^\s*<[a-z]/i.test(source)
}

type BothSides = Record<'both' | 'before' | 'after', readonly EditorNode[]>

/** Blocks that became others, of another form or number: the words of both in the new ones, and each side in its own. */
export function diffTurned(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): BothSides {
  const old = before.flatMap(asProse)
  if (!after.some(isWordless)) return diffProse(old, after, budget)
  // no word can be marked in code: the old words stand before it, unless they are the same
  const isSame = wordsIn(old) === wordsIn(after.flatMap(asProse))
  const now = isSame
    ? after.map((node) => withChange(node, 'changed'))
    : after.map((node) => markNode(node, 'added'))
  const gone = isSame ? [] : before.map((node) => markNode(node, 'removed'))
  return { both: [...gone, ...now], before: isSame ? before : gone, after: now }
}

function isWordless({ type }: EditorNode): boolean {
  return type === 'codeBlock' || type === 'island'
}

function wordsIn(nodes: readonly EditorNode[]): string {
  const words = (node: EditorNode): string => node.text ?? (node.content ?? []).map(words).join(' ')
  return nodes.map(words).join(' ').replace(/\s+/gu, ' ').trim()
}

/** Code as a paragraph, and HTML as what would be read without its tags. */
function asProse(node: EditorNode): readonly EditorNode[] {
  if (node.type === 'codeBlock') return [{ type: 'paragraph', content: node.content ?? [] }]
  const source = node.attrs?.['source']
  if (node.type !== 'island' || typeof source !== 'string') return [node]
  return openText(`\n${source.replace(/<[^>]*>/g, '')}`).body.content ?? []
}

function diffProse(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): BothSides {
  const [from, to] = [before.flatMap(leavesIn), after.flatMap(leavesIn)]
  const runs = diffLeaves(from, to, budget)
  const both = filled(after, spread(runs, { own: to, other: from, ownSide: 'added' }))
  const old = filled(before, spread(runs, { own: from, other: to, ownSide: 'removed' }))
  return { both, before: onlySide(old, 'added'), after: onlySide(both, 'removed') }
}

function leavesIn(node: EditorNode): readonly EditorNode[] {
  return isTextblock(node)
    ? (node.content ?? []).flatMap(toLeaves)
    : (node.content ?? []).flatMap(leavesIn)
}

/** For each leaf of a side what to show in its place: itself, with what stood on the other side before it. */
function spread(
  runs: readonly Run[],
  {
    own,
    other,
    ownSide,
  }: {
    readonly own: readonly EditorNode[]
    readonly other: readonly EditorNode[]
    readonly ownSide: Mark
  },
): readonly (readonly EditorNode[])[] {
  const otherSide: Mark = ownSide === 'added' ? 'removed' : 'added'
  const shown: EditorNode[][] = []
  let waiting: readonly EditorNode[] = []
  for (const { kind, before, after, length } of runs) {
    const [ownStart, otherStart] = ownSide === 'added' ? [after, before] : [before, after]
    if (kind === otherSide) {
      waiting = marked(other.slice(otherStart, otherStart + length), otherSide)
      continue
    }
    for (const leaf of own.slice(ownStart, ownStart + length)) {
      shown.push([...waiting, ...(kind === 'same' ? [leaf] : marked([leaf], ownSide))])
      waiting = []
    }
  }
  shown.at(-1)?.push(...waiting)
  return shown
}

/** Blocks with what is shown in place of each of their leaves. */
function filled(
  nodes: readonly EditorNode[],
  shown: readonly (readonly EditorNode[])[],
): readonly EditorNode[] {
  let next = 0
  const fill = (one: EditorNode): EditorNode => {
    if (!isTextblock(one)) return one.content ? { ...one, content: one.content.map(fill) } : one
    const count = (one.content ?? []).flatMap(toLeaves).length
    const leaves = shown.slice(next, next + count).flat()
    next += count
    return { ...one, content: [...joinLeaves(leaves)] }
  }
  return nodes.map((node) => withChange(fill(node), 'changed'))
}
