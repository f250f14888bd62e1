import { parseBlocks } from '@forkshop/document'
import type { BlockChange } from '../comparison.ts'

/** How many blocks of each text a change covers: several where a paragraph was split, or several were joined. */
export type BlockSpan = { readonly before: number; readonly after: number }

/** The spans of all changes of a comparison, in their order. */
export function blockSpans(blocks: readonly BlockChange[]): readonly BlockSpan[] {
  const before = spansOn('before', blocks)
  const after = spansOn('after', blocks)
  return blocks.map((_, at) => ({ before: before[at] ?? 0, after: after[at] ?? 0 }))
}

/** Whether a change took one paragraph apart or put several together. */
export function regroupingOf({ before, after }: BlockSpan): 'split' | 'joined' | null {
  if (before === 1 && after > 1) return 'split'
  return after === 1 && before > 1 ? 'joined' : null
}

/** Every block is told once, so a change covers what lies up to the next one in the order of its side. */
function spansOn(side: 'before' | 'after', blocks: readonly BlockChange[]): readonly number[] {
  const indexOf = side === 'before' ? beforeIndexOf : afterIndexOf
  const order = [...blocks.keys()]
    .filter((at) => indexOf(blocks[at]) !== null)
    .sort((a, b) => (indexOf(blocks[a]) ?? 0) - (indexOf(blocks[b]) ?? 0))
  const spans = blocks.map(() => 0)
  order.forEach((at, nth) => {
    const block = blocks[at]
    const next = indexOf(blocks[order[nth + 1] ?? -1])
    spans[at] = next === null ? countBlocks(block?.[side] ?? '') : next - (indexOf(block) ?? 0)
  })
  return spans
}

function beforeIndexOf(block: BlockChange | undefined): number | null {
  return block?.beforeIndex ?? null
}

function afterIndexOf(block: BlockChange | undefined): number | null {
  return block?.afterIndex ?? null
}

function countBlocks(text: string): number {
  return /\n[ \t]*\r?\n/.test(text) ? Math.max(1, parseBlocks(`\n${text}`).length) : 1
}
