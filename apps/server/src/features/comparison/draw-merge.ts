import type { RenderedComparison } from '@forkshop/api'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { drawComparison, type AskedDrawing } from './draw-compared.ts'
import type { MergedTexts, SidedText } from '../../texts/jobs/sided-merge.ts'

/** A merge drawn against what both sides come from, each change with its side. */
export type SidedMerge = Pick<SidedText, 'facts' | 'passages'> & {
  readonly comparison: RenderedComparison
}

/**
 * Merges two texts and draws the result for readers of a language. `base` is the revision that both come from, `at`
 * the one that has their pictures. Throws `busy` or `too-large` when it takes too long.
 */
export async function sidesOfMerge(
  services: Services,
  wanted: {
    readonly merge: MergedTexts
    readonly page: Pick<PageRow, 'id' | 'slug'>
    readonly base: string
    readonly at: string
  },
  asked: Omit<AskedDrawing, 'sides'>,
): Promise<SidedMerge> {
  const { merge, page, base, at } = wanted
  const outcome = await runHeavy(services, { kind: 'merge-sides', ...merge })
  if (outcome.kind === 'given-up') return refuseHeavy(outcome)
  const { text, sides, facts, passages } = outcome.value
  const drawn = await drawComparison(
    services,
    {
      before: { page: page.id, text: merge.base },
      after: { text },
      unchangedIn: { slug: page.slug, at: base },
      shownOn: { slug: page.slug, at },
    },
    { ...asked, sides: 'none' },
  )
  const comparison = {
    ...drawn,
    changes: drawn.changes.map((change) => ({
      ...change,
      ...sided(change.kind === 'same' ? null : sides.blocks[change.blockIndex]),
    })),
    fields: drawn.fields.map((field) => ({ ...field, ...sided(sides.fields[field.key]) })),
  }
  return { comparison, facts, passages }
}

function sided(side: SidedText['sides']['blocks'][number] | undefined) {
  return side === null || side === undefined ? {} : { side }
}
