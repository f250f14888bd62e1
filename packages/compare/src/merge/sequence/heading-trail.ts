import type { Element } from '../../reading/element.ts'

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
