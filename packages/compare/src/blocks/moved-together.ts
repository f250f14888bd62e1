import type { BlockSpan } from './block-spans.ts'
import type { BlockChange } from '../comparison.ts'

/** For each change whether it moved together with the one above it: a section, told and shown as one move. */
export function movedTogether(
  blocks: readonly BlockChange[],
  spans: readonly BlockSpan[],
): readonly boolean[] {
  return blocks.map(({ kind, beforeIndex }, at) => {
    const above = blocks[at - 1]
    if (!kind.startsWith('moved') || !above?.kind.startsWith('moved')) return false
    const next = (above.beforeIndex ?? 0) + (spans[at - 1]?.before ?? 1)
    return beforeIndex === next
  })
}
