import type { EditorNode } from '../editor/node.ts'
import { liveBlocks, normalise } from '../editor/normalise.ts'
import type { Loss } from './losses.ts'
import type { Program } from './program.ts'

/**
 * What came of cleaning: blocks of the editor in the form that Markdown gives back, and what is not among
 * them. `refused`: more than a page holds, or nested as no program nests; nothing of it is taken.
 */
export type Cleaned =
  | {
      readonly kind: 'cleaned'
      readonly blocks: readonly EditorNode[]
      readonly losses: readonly Loss[]
      readonly program: Program | 'markdown' | 'text'
    }
  | { readonly kind: 'refused' }

/** Rows of a table above which a page opens as source alone. */
export const MAX_ROWS = 5000
/** Blocks, or line breaks in one of them, above which a page is more than an editor shows. */
export const MAX_BLOCKS = 20_000

/** Blocks in the form that Markdown gives back, unless they are more than an editor shows. */
export function cleanedOf(
  content: readonly EditorNode[],
  {
    losses = [],
    program,
  }: Pick<Extract<Cleaned, { kind: 'cleaned' }>, 'program'> & {
    readonly losses?: readonly Loss[]
  },
): Cleaned {
  const isTooMuch =
    content.length > MAX_BLOCKS ||
    content.some(({ type, content: parts = [] }) =>
      type === 'table' ? parts.length > MAX_ROWS : countBreaks(parts) > MAX_BLOCKS,
    )
  if (isTooMuch) return { kind: 'refused' }
  const blocks = liveBlocks(normalise({ type: 'doc', content }))
  return { kind: 'cleaned', blocks, losses, program }
}

const countBreaks = (parts: readonly EditorNode[]): number =>
  parts.reduce((count, { type }) => count + (type === 'hardBreak' ? 1 : 0), 0)
