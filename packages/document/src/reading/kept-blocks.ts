import type { Block } from '../markdown/blocks.ts'

/** The blocks of a text as plain data without its words: kept somewhere, they spare parsing it again. */
export type KeptBlocks = readonly Omit<Block, 'text'>[]

/** What `recallBlocks` needs of the blocks of a text. */
export function keepBlocks(blocks: readonly Block[]): KeptBlocks {
  return blocks.map(({ text: _, ...block }) => block)
}

/** The blocks of a text from what was kept of them. */
export function recallBlocks(text: string, kept: KeptBlocks): readonly Block[] {
  return kept.map((block) => ({ ...block, text: text.slice(block.start, block.end) }))
}
