import { draftText } from '@forkshop/document'
import type * as Y from 'yjs'
import { pageIdOf, revisionIdOf } from '../pages/row-ids.ts'
import type { Services } from '../services.ts'
import { findDraft } from './draft-rows.ts'

export type Inspection =
  | { readonly kind: 'fine' }
  | { readonly kind: 'broken'; readonly reason: string }

/** Whether a draft's content can still be read as a text: nodes that the schema lacks break it. */
export const inspectDraft = async (
  services: Services,
  draftId: string,
  ydoc: Y.Doc,
): Promise<Inspection> => {
  const draft = await findDraft(services, draftId)
  if (draft === null || draft.closed !== null) return { kind: 'fine' }
  const base = await services.library.readText(pageIdOf(draft.page), revisionIdOf(draft.base))
  try {
    draftText(ydoc, base ?? '')
    return { kind: 'fine' }
  } catch (cause) {
    return { kind: 'broken', reason: String(cause) }
  }
}
