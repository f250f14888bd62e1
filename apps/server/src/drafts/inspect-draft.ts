import { draftText } from '@forkshop/document'
import type * as Y from 'yjs'
import type { Services } from '../services.ts'
import { findDraft } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { foreignType } from './foreign-type.ts'

export type Inspection =
  | { readonly kind: 'fine' }
  | { readonly kind: 'broken'; readonly reason: string }

/** Whether a draft's content can still be written as a text without leaving anything out. */
export const inspectDraft = async (
  services: Services,
  draftId: string,
  ydoc: Y.Doc,
): Promise<Inspection> => {
  const foreign = foreignType(ydoc)
  if (foreign !== null) return { kind: 'broken', reason: `not in the schema: ${foreign}` }
  const draft = await findDraft(services, draftId)
  if (draft === null || draft.closed !== null) return { kind: 'fine' }
  const baseText = await baseTextOf(services, draft)
  try {
    draftText(ydoc, baseText)
    return { kind: 'fine' }
  } catch (cause) {
    return { kind: 'broken', reason: String(cause) }
  }
}
