import type { CallAnswer } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseHeavy, runBounded } from '../../texts/text-work.ts'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import { picturesOf } from '../comparison/pictures-of.ts'
import { findCheckpoint } from './checkpoint-rows.ts'
import type { DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { writeDraftBounded } from './draft-work.ts'
import type { Live } from './live.ts'
import { readDraftText } from './read-text.ts'

/** Blocks of a text: more than any has. */
const ALL = Number.MAX_SAFE_INTEGER

/** A checkpoint as a reader would see it, and what changed from it to the draft as it is now. */
export const viewCheckpoint = async (
  services: Services,
  live: Live,
  { draft, slug, id }: { readonly draft: DraftRow; readonly slug: string; readonly id: number },
  asked: AskedDrawing,
): Promise<CallAnswer<'viewCheckpoint'>> => {
  const { checkpoint, text } = await readCheckpoint(services, draft, id)
  const { shown } = await readDraftText(services, live, draft)
  const { unchangedIn: _nowhere, ...comparison } = await drawComparison(
    services,
    {
      before: { page: draft.page, text },
      after: { text: shown },
      // no revision has the text of a checkpoint: nothing more of it is asked for later
      unchangedIn: { slug, at: draft.base },
      shownOn: { slug },
    },
    asked,
  )
  const html = asked.unchanged === 'drawn' ? await drawText(services, text, slug) : ''
  return { checkpoint, text, html, comparison }
}

/** A text drawn as a page; empty for one that takes too long to be drawn. */
const drawText = async (services: Services, text: string, slug: string): Promise<string> => {
  const pictures = picturesOf({ slug })
  const job = {
    kind: 'draw-blocks',
    text,
    blocks: undefined,
    first: 0,
    count: ALL,
    pictures,
  } as const
  return (await runBounded(services, job))?.value ?? ''
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
