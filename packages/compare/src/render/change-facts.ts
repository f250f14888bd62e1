import type { EditorNode } from '@forkshop/document'
import type { ReadBlock } from '../reading/read-block.ts'

/** What a block is, as people call it. */
export type BlockWord =
  | 'heading'
  | 'list'
  | 'table'
  | 'quote'
  | 'code'
  | 'picture'
  | 'paragraph'
  | 'passage'

/** What differs in a block that stayed; where words do, nothing else is told. */
export type ChangeTurn = 'words' | 'signs' | 'link' | 'picture' | 'order' | 'source' | 'look'

/** How many words are marked. */
export type MarkedWords = { readonly added: number; readonly removed: number }

/** What a block is called, from how it is drawn and, for HTML, from its source. */
export function blockWord(block: ReadBlock | undefined, [node]: readonly EditorNode[]): BlockWord {
  switch (block?.kind) {
    case 'heading':
    case 'list':
    case 'table':
    case 'quote':
    case 'code':
      return block.kind
    case 'paragraph':
      return isPicture(node) ? 'picture' : 'paragraph'
    case 'html':
      return htmlWord(block.text)
    default:
      return 'passage'
  }
}

const htmlWords: readonly (readonly [RegExp, BlockWord])[] = [
  [/^\s*<h[1-6]\b/i, 'heading'],
  [/^\s*<table\b/i, 'table'],
  [/^\s*<(?:ul|ol)\b/i, 'list'],
  [/^\s*<(?:img|figure)\b/i, 'picture'],
]

function htmlWord(source: string): BlockWord {
  return htmlWords.find(([pattern]) => pattern.test(source))?.[1] ?? 'passage'
}

function isPicture(node: EditorNode | undefined): boolean {
  const telling = (node?.content ?? []).filter((leaf) => leaf.text?.trim() !== '')
  return telling.length > 0 && telling.every(({ type }) => type === 'image' || type === 'hardBreak')
}

/** The words that are marked in drawn nodes; the addresses behind links are none. */
export function markedWords(nodes: readonly EditorNode[]): MarkedWords {
  const found = { added: 0, removed: 0 }
  for (const leaf of markedLeaves(nodes)) {
    const count = (leaf.text?.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).length
    for (const mark of ['added', 'removed'] as const)
      if (leaf.marks?.some(({ type }) => type === mark)) found[mark] += count
  }
  return found
}

/** What the marks of drawn nodes, in which so many words are marked, tell; `null` when there are none. */
export function turnOf(
  nodes: readonly EditorNode[],
  { added, removed }: MarkedWords,
): ChangeTurn | null {
  if (added + removed > 0) return 'words'
  const all = flat(nodes)
  const leaves = markedLeaves(nodes)
  const has = (test: (node: EditorNode) => boolean) => all.some(test)
  if (leaves.some(({ type }) => type === 'image')) return 'picture'
  const unseen = all.filter(isTurnedUnseen).map(({ attrs }) => attrs?.['what'])
  if (unseen.length > 0) return unseen.every((what) => what === 'link') ? 'link' : 'picture'
  if (leaves.some(({ text }) => text !== undefined && text.trim() !== '')) return 'signs'
  if (has(({ attrs }) => attrs?.['change'] === 'moved')) return 'order'
  if (has(({ type, attrs }) => type === 'codeBlock' && attrs?.['change'] !== undefined))
    return 'source'
  return leaves.length > 0 || has(({ attrs }) => attrs?.['change'] !== undefined) ? 'look' : null
}

function isTurnedUnseen({ type, attrs, marks }: EditorNode): boolean {
  return type === 'unseenTurn' && (attrs?.['how'] !== 'broken' || marks !== undefined)
}

function markedLeaves(nodes: readonly EditorNode[]): readonly EditorNode[] {
  return nodes.flatMap((node): readonly EditorNode[] => {
    if (node.type === 'unseenTurn') return []
    const isMarked = node.marks?.some(({ type }) => type === 'added' || type === 'removed')
    return [...(isMarked ? [node] : []), ...markedLeaves(node.content ?? [])]
  })
}

function flat(nodes: readonly EditorNode[]): readonly EditorNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.content ?? [])])
}
