import type { CallAnswer } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseHeavy } from '../../texts/text-work.ts'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import { findCheckpoint } from './checkpoint-rows.ts'
import type { DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { writeDraftBounded } from './draft-work.ts'
import type { Live } from './live.ts'
import { readDraftText } from './read-text.ts'

/** What changed from a checkpoint to the draft as it is now. */
export const viewCheckpoint = async (
  services: Services,
  live: Live,
  { draft, page, id }: { readonly draft: DraftRow; readonly page: PageRow; readonly id: number },
  asked: Pick<AskedDrawing, 'language' | 'sides'>,
): Promise<CallAnswer<'viewCheckpoint'>> => {
  const { checkpoint, text } = await readCheckpoint(services, draft, id)
  const { shown } = await readDraftText(services, live, draft)
  const comparison = await drawComparison(
    services,
    {
      before: { page: page.id, text },
      after: { text: shown },
      // nothing is asked of it later: what is the same is drawn too
      unchangedIn: { slug: page.slug, at: draft.base },
      shownOn: { slug: page.slug },
    },
    { ...asked, unchanged: 'drawn' },
  )
  return { checkpoint, text, comparison }
}

/**
 * A checkpoint with its text, conflicts that stood in it as the draft had them, and the text that the
 * draft was made from then. Throws `not-found`, `invalid` for one that cannot be read as a text.
 */
export const readCheckpoint = async (services: Services, draft: DraftRow, id: number) => {
  const { checkpoint, base, payload } = await findCheckpoint(services, draft.id, id)
  const baseText = await baseTextOf(services, { ...draft, base })
  const written = await writeDraftBounded(services, { updates: [payload], baseText })
  switch (written.kind) {
    case 'given-up':
      return refuseHeavy(written)
    case 'broken':
      throw new ProblemError('invalid', 'draft-broken')
    case 'text':
      return { checkpoint, text: written.shown, baseText }
  }
}
