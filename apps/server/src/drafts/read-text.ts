import { createHash } from 'node:crypto'
import { ProblemError } from '../http/problem-error.ts'
import { refuseHeavy } from '../pages/text-work.ts'
import type { Services } from '../services.ts'
import type { DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { writeDraftBounded } from './draft-work.ts'
import type { Live } from './live.ts'

export type DraftText = {
  readonly text: string
  readonly baseText: string
  /** False when the text is only the closest that the editor's content could be written as. */
  readonly sure: boolean
  /** Stands for exactly this text: what was previewed is what is published. */
  readonly hash: string
}

/**
 * The text of a draft with everything acknowledged so far. Throws `invalid` for broken content,
 * `busy` when too many others are read, `too-large` for one that takes too long to be read.
 */
export const readDraftText = async (
  services: Services,
  live: Live,
  draft: DraftRow,
): Promise<DraftText> => {
  const baseText = await baseTextOf(services, draft)
  const updates = await live.readUpdates(draft.id)
  const written = await writeDraftBounded(services, { updates, baseText })
  switch (written.kind) {
    case 'given-up':
      return refuseHeavy(written)
    case 'broken':
      services.log.error(
        { draft: draft.id, cause: written.reason },
        'draft cannot be read as a text',
      )
      throw new ProblemError('invalid', 'draft-broken')
    case 'text': {
      const { text, sure, unreadable } = written
      if (unreadable > 0) {
        services.log.error({ draft: draft.id, unreadable }, 'unreadable draft log entries')
      }
      return { text, baseText, sure, hash: hashOfText(text) }
    }
  }
}

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')
