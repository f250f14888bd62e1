import type { mergeTexts, MergeOutcome } from '@forkshop/compare'
import { MAX_TEXT_BYTES, parseFrontMatter, type FrontMatterProblem } from '@forkshop/document'

/** What becomes of a buffer of source that somebody wants to bring in. */
export type SourcePlan =
  | { readonly kind: 'apply'; readonly text: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'broken'; readonly problems: readonly FrontMatterProblem[] }
  | { readonly kind: 'too-large' }
  | {
      readonly kind: 'conflict'
      readonly merge: Extract<MergeOutcome, { readonly kind: 'conflict' }>
    }

type Texts = {
  /** The draft when the source view was opened. */
  readonly snapshot: string
  /** The draft as others have left it meanwhile. */
  readonly current: string
  readonly buffer: string
}

/** Brings a buffer together with what others wrote since its snapshot; broken YAML never gets in. */
export const planSource = (
  merge: typeof mergeTexts,
  { snapshot, current, buffer }: Texts,
): SourcePlan => {
  if (new TextEncoder().encode(buffer).length > MAX_TEXT_BYTES) return { kind: 'too-large' }
  const matter = parseFrontMatter(buffer)
  if (matter.kind === 'broken') return { kind: 'broken', problems: matter.problems }
  if (buffer === snapshot) return { kind: 'unchanged' }
  const merged = merge(snapshot, current, buffer)
  if (merged.kind === 'conflict') return { kind: 'conflict', merge: merged }
  return { kind: 'apply', text: merged.text }
}

/** The offset in a text of a line and a column, both from 1; of a column beyond its line, wherever that leads. */
export const offsetOf = (text: string, line: number, column: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, { length }) => sum + length + 1, 0) +
  column -
  1
