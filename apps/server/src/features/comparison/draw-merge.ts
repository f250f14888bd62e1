import type { Language } from '@forkshop/domain'
import { createHash } from 'node:crypto'
import type { RenderedComparison } from '@forkshop/api'
import { refuseHeavy, runHeavy, type NamedText } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'
import { drawComparison } from './compare-shown.ts'
import type { MergedTexts, SidedText } from '../../texts/jobs/sided-merge.ts'

/** A merge drawn against what both sides come from, each change with its side. */
export type SidedMerge = Pick<SidedText, 'facts' | 'passages'> & {
  readonly comparison: RenderedComparison
}

/**
 * Merges two texts and draws the result for readers of a language. `slug` and `at` say where their
 * pictures are. Throws `busy` or `too-large` when it takes too long.
 */
export async function sidesOfMerge(
  services: Services,
  wanted: { readonly merge: MergedTexts; readonly slug: string; readonly at: string },
  language: Language,
): Promise<SidedMerge> {
  const { merge, slug, at } = wanted
  const outcome = await runHeavy(services, { kind: 'merge-sides', ...merge })
  if (outcome.kind === 'given-up') return refuseHeavy(outcome)
  const { text, sides, facts, passages } = outcome.value
  const drawn = await drawComparison(
    services,
    { before: named(merge.base), after: named(text), shownOn: { slug, at } },
    language,
  )
  const comparison = {
    ...drawn,
    changes: drawn.changes.map((change) => ({
      ...change,
      ...noSides,
      ...sided(change.kind === 'same' ? null : sides.blocks[change.blockIndex]),
    })),
    fields: drawn.fields.map((field) => ({ ...field, ...sided(sides.fields[field.key]) })),
  }
  return { comparison, facts, passages }
}

/** One drawing is shown of a merge: its sides alone are not sent along. */
const noSides = { beforeHtml: null, beforeMarks: [], afterHtml: null, afterMarks: [] }

function sided(side: SidedText['sides']['blocks'][number] | undefined) {
  return side === null || side === undefined ? {} : { side }
}

// no revision holds a merged text: the text itself names it
function named(text: string): NamedText {
  return { id: createHash('sha256').update(text).digest('hex'), text }
}
