import { compareTexts, renderComparison } from '@forkshop/compare'
import type { MarkedHtml } from '../comparison/say-marks.ts'
import { withNamedPictures } from './conflict-lines.ts'

/** Blocks as a page shows them, what differs from the passage that both sides started from marked; safe HTML. */
export const drawSide = (base: string | null, side: string): readonly MarkedHtml[] => {
  // an empty line first: a rule at the top would be taken for the fence of front matter
  const [before, after] = [base ?? side, side].map((text) => `\n${withNamedPictures(text)}\n`)
  if (before === undefined || after === undefined) return []
  return renderComparison(before, after, compareTexts(before, after)).map((change) =>
    change.kind === 'same' ? change : { html: change.afterHtml ?? '', marks: change.afterMarks },
  )
}
