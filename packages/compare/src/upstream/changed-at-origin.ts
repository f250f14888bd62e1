import { blockSpans, type BlockSpan } from '../blocks/block-spans.ts'
import { movedTogether } from '../blocks/moved-together.ts'
import type { BlockChange, Comparison, FieldChange } from '../comparison.ts'
import { isSeen } from '../words-for-people/seen.ts'
import type { Comparer } from './comparer.ts'
import type { Meeting } from './meet-origin.ts'
import { isContent } from './own-fields.ts'

/** One passage that changed, with its place among the blocks of the comparison. */
type Passage = { readonly id: string; readonly block: BlockChange; readonly at: number }

/** What the origin changed, each with its name; blocks that moved with the one above have its name. */
export type ChangedAtOrigin = {
  readonly comparison: Comparison
  readonly spans: readonly BlockSpan[]
  readonly passages: readonly Passage[]
  readonly fields: readonly { readonly id: string; readonly field: FieldChange }[]
  /** The name of the change that each block of the comparison belongs to; null for one that is the same. */
  readonly names: readonly (string | null)[]
}

/** What the origin of a meeting changed since both met last. */
export function changedAtOrigin(
  { base, theirs }: Pick<Meeting, 'base' | 'theirs'>,
  compare: Comparer,
): ChangedAtOrigin {
  const comparison = compare(base, theirs)
  const { blocks, fields } = comparison
  const spans = blockSpans(blocks)
  const alongside = movedTogether(blocks, spans)
  const names: (string | null)[] = []
  const passages: Passage[] = []
  blocks.forEach((block, at) => {
    const isWith = alongside[at] === true
    const id = isWith ? (names[at - 1] ?? nameOf(block)) : nameOf(block)
    const isChange = block.kind !== 'same' && (block.kind !== 'changed' || isSeen(block))
    names.push(isChange ? id : null)
    if (isChange && !isWith) passages.push({ id, block, at })
  })
  const content = fields.filter(isContent).map((field) => ({ id: `field ${field.key}`, field }))
  return { comparison, spans, passages, fields: content, names }
}

const nameOf = ({ beforeIndex, afterIndex }: BlockChange): string =>
  `passage ${beforeIndex ?? ''}-${afterIndex ?? ''}`
