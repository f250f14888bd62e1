import { createHash } from 'node:crypto'
import type { SavedText } from '@forkshop/document'
import { ProblemError } from '../../base/problem-error.ts'
import { refuseHeavy } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'
import type { DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { writeDraftBounded } from './draft-work.ts'
import type { Live } from './live.ts'

export type DraftText = {
  readonly text: string
  /** The text to show: each open conflict as the draft had it. */
  readonly shown: string
  readonly baseText: string
  /** Whether the text is the draft's, only the closest to it, or holds conflicts between marks. */
  readonly state: SavedText['kind']
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
      const { text, shown, state, unreadable } = written
      if (unreadable > 0) {
        services.log.error({ draft: draft.id, unreadable }, 'unreadable draft log entries')
      }
      return { text, shown, baseText, state, hash: hashOfText(text) }
    }
  }
}

/** Throws `invalid` (`unresolved`) while conflicts stand in a draft: nobody may publish or merge them. */
export const requireDecided = ({ state }: DraftText): void => {
  if (state !== 'unresolved') return
  const error = { path: 'text', code: 'unresolved', message: 'Decide the open passages first.' }
  throw new ProblemError('invalid', 'draft-unresolved', { errors: [error] })
}

/** Throws `invalid` for a text that is only the closest to a draft: nobody looked at it. */
export const requireSure = ({ state }: DraftText): void => {
  if (state === 'unsure') throw new ProblemError('invalid', 'draft-unsure')
}

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')
