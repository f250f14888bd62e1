import type { Block } from '@forkshop/document'
import { parseBlocks, parseFrontMatter } from '@forkshop/document'
import { toBlockUnit } from '../block-unit.ts'
import { labelOf } from '../label.ts'
import type { Element } from './element.ts'
import { proseKey } from './sentences.ts'

/** A page text taken apart; the parts joined are the text. */
export type Page = {
  /** Front matter with its fences, or what stands instead of it (a byte order mark, nothing). */
  readonly front: string
  readonly head: string
  readonly blocks: readonly Element[]
  readonly tail: string
}

export function toPage(text: string): Page {
  const { bodyStart } = parseFrontMatter(text)
  const blocks = parseBlocks(text)
  const first = blocks[0]
  const last = blocks.at(-1)
  const elements = blocks.map((block, at) =>
    toElement(block, text.slice(blocks[at - 1]?.end ?? block.start, block.start)),
  )
  return {
    front: text.slice(0, bodyStart),
    head: text.slice(bodyStart, first?.start ?? text.length),
    blocks: elements,
    tail: last ? text.slice(last.end) : '',
  }
}

/** The headings above a block, from the outermost inward. */
export function headingTrail(blocks: readonly Element[], at: number): readonly string[] {
  const trail: string[] = []
  let level = blocks[at]?.level ?? Infinity
  for (let index = at - 1; index >= 0 && level > 1; index--) {
    const block = blocks[index]
    if (!block || block.level === null || block.level >= level) continue
    trail.unshift(block.label)
    level = block.level
  }
  return trail
}

function toElement(block: Block, lead: string): Element {
  const unit = toBlockUnit(block)
  return {
    unit: block.kind === 'paragraph' ? { ...unit, key: `paragraph ${proseKey(block.text)}` } : unit,
    text: block.text,
    lead,
    level: block.kind === 'heading' ? (block.depth ?? 1) : null,
    label: block.kind === 'heading' ? block.plain : labelOf(block.plain || block.text),
  }
}
