import type { Block, EditorNode, RenderOptions } from '@forkshop/document'
import { openText, parseBlocks, renderNodes } from '@forkshop/document'
import type { BlockChange, ChangeKind, Comparison } from '../comparison.ts'
import type { Budget } from '../diff-tokens.ts'
import { newBudget } from '../diff-tokens.ts'
import { labelOf } from '../label.ts'
import { diffNode } from './diff-nodes.ts'
import { isMarked, markNode, onlySide } from './mark-node.ts'

/** A block of a comparison as it is shown, in reading order. */
export type RenderedChange = {
  /** As in the comparison, except that a change no reader can see (another wrapping) counts as none. */
  readonly kind: ChangeKind
  /** The heading it stands under; empty above the first one. */
  readonly place: string
  /** Its first words. */
  readonly label: string
  /** Safe HTML of both versions in one, what differs in `ins`, `del` and `data-change`. */
  readonly html: string
  /** Each version by itself, marked likewise; `null` where it does not stand. */
  readonly beforeHtml: string | null
  readonly afterHtml: string | null
  /** The first words of what it stood after; empty when it was the first; `null` when it did not move. */
  readonly movedFrom: string | null
  /** Its number in `comparison.blocks`. */
  readonly blockIndex: number
}

const plainAddresses: RenderOptions = {
  mediaUrl: (name) => `media/${name}`,
  pageUrl: (href) => href,
}

/**
 * Draws a comparison block by block. Give it the two texts that were compared; `options` says how addresses in
 * them become addresses of the site.
 */
export function renderComparison(
  before: string,
  after: string,
  comparison: Comparison,
  options: RenderOptions = plainAddresses,
): readonly RenderedChange[] {
  const sides = { before: toSide(before), after: toSide(after) }
  const definitions = [...sides.before.blocks, ...sides.after.blocks]
    .filter(({ kind }) => kind === 'definition' || kind === 'footnote')
    .map(({ text }) => text)
  const budget = newBudget()
  const drawing = { definitions: [...new Set(definitions)].join('\n\n'), ...options }
  const render = (nodes: readonly EditorNode[]) =>
    renderNodes(nodes, drawing) || renderNodes(nodes.map(toSource), drawing)
  return comparison.blocks.map((change, blockIndex) => {
    const nodes = nodesOf(change, sides, budget)
    const { blocks } = change.afterIndex === null ? sides.before : sides.after
    const at = change.afterIndex ?? change.beforeIndex ?? 0
    return {
      kind: visibleKind(change.kind, nodes),
      place: placeOf(blocks, at),
      label: labelAt(blocks, at),
      html: render(nodes),
      beforeHtml: change.before === null ? null : render(onlySide(nodes, 'added')),
      afterHtml: change.after === null ? null : render(onlySide(nodes, 'removed')),
      movedFrom: movedFrom(change, sides.before.blocks),
      blockIndex,
    }
  })
}

type Side = { readonly blocks: readonly Block[]; readonly nodes: readonly EditorNode[] }

function toSide(text: string): Side {
  return { blocks: parseBlocks(text), nodes: openText(text).body.content ?? [] }
}

function nodesOf(
  { beforeIndex, afterIndex }: BlockChange,
  sides: { readonly before: Side; readonly after: Side },
  budget: Budget,
): readonly EditorNode[] {
  const before = sides.before.nodes[beforeIndex ?? -1]
  const after = sides.after.nodes[afterIndex ?? -1]
  if (before && after) return diffNode(before, after, budget)
  if (after) return [markNode(after, 'added')]
  return before ? [markNode(before, 'removed')] : []
}

/** What has no look of its own (a link definition, a lone closing tag) is shown as its source. */
function toSource(node: EditorNode): EditorNode {
  const { source, change } = node.attrs ?? {}
  if (typeof source !== 'string') return node
  const attrs = change === undefined ? {} : { change }
  return { type: 'codeBlock', attrs, content: [{ type: 'text', text: source }] }
}

function visibleKind(kind: ChangeKind, nodes: readonly EditorNode[]): ChangeKind {
  if (isMarked(nodes)) return kind
  return kind === 'changed' ? 'same' : kind === 'moved-changed' ? 'moved' : kind
}

function placeOf(blocks: readonly Block[], at: number): string {
  const depth = blocks[at]?.depth ?? Infinity
  return blocks.slice(0, at).findLast((block) => (block.depth ?? Infinity) < depth)?.plain ?? ''
}

function labelAt(blocks: readonly Block[], at: number): string {
  const block = blocks[at]
  return block ? labelOf(block.plain || block.text) : ''
}

/** A heading stood after the section before it; anything else after the block before it. */
function movedFrom(change: BlockChange, before: readonly Block[]): string | null {
  const at = change.beforeIndex
  if (at === null || !change.kind.startsWith('moved')) return null
  const depth = before[at]?.depth
  const previous = before
    .slice(0, at)
    .findLastIndex((block) => depth === undefined || (block.depth ?? Infinity) <= depth)
  return labelAt(before, previous)
}
