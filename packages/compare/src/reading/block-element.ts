import type { Element } from './element.ts'
import type { ReadBlock } from './read-block.ts'
import { toReadBlock } from './read-block.ts'
import { joinElements } from './element.ts'
import { lazyParts } from './lazy.ts'

/** A block of a body where it stands. */
export type BlockElement = Element & {
  readonly block: ReadBlock
  /** How many blocks it is: several when they were split from one, or joined to one, on the other side. */
  readonly span: number
}

export function toBlockElement(block: ReadBlock, lead: string, span = 1): BlockElement {
  const own = { block, unit: block.unit, text: block.text, lead, level: block.level, span }
  return withLabel(own, block)
}

const withLabel = lazyParts<ReadBlock, Pick<BlockElement, 'label'>>({
  label: (block) => block.label,
})

/** The same block with other words. */
export function withText({ block, lead, span }: BlockElement, text: string): BlockElement {
  const { kind, level } = block
  const changed = { kind, text, plain: text, ...(level !== null && { depth: level }) }
  return toBlockElement(toReadBlock(changed), lead, span)
}

/** Neighbouring paragraphs as one element, the blanks between them included. */
export function joinBlocks(blocks: readonly BlockElement[]): BlockElement {
  const text = joinElements(blocks)
  const plain = blocks.map(({ block }) => block.plain).join(' ')
  const span = blocks.reduce((sum, block) => sum + block.span, 0)
  return toBlockElement(
    toReadBlock({ kind: 'paragraph', text, plain }),
    blocks[0]?.lead ?? '',
    span,
  )
}
