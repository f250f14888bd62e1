import { createHash } from 'node:crypto'
import { draftText } from '@forkshop/document'
import { ForkshopError } from '@forkshop/domain'
import { ProblemError } from '../http/problem-error.ts'
import type { Services } from '../services.ts'
import type { DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { foreignType } from './foreign-type.ts'
import type { Live } from './live.ts'

export type DraftText = {
  readonly text: string
  readonly baseText: string
  /** False when the text is only the closest that the editor's content could be written as. */
  readonly sure: boolean
  /** Stands for exactly this text: what was previewed is what is published. */
  readonly hash: string
}

/** The text of a draft with everything acknowledged so far. Throws `invalid` for broken content. */
export const readDraftText = async (
  services: Services,
  live: Live,
  draft: DraftRow,
): Promise<DraftText> => {
  const baseText = await baseTextOf(services, draft)
  const ydoc = await live.readDraft(draft.id)
  try {
    const foreign = foreignType(ydoc)
    if (foreign !== null) throw new ForkshopError('foreign-type', { type: foreign })
    const { kind, text } = draftText(ydoc, baseText)
    return { text, baseText, sure: kind === 'saved', hash: hashOfText(text) }
  } catch (cause) {
    services.log.error({ draft: draft.id, cause: String(cause) }, 'draft cannot be read as a text')
    throw new ProblemError('invalid', 'draft-broken')
  } finally {
    ydoc.destroy()
  }
}

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')
