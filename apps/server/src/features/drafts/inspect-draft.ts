import * as Y from 'yjs'
import type { Services } from '../../records/services/services.ts'
import type { WrittenDraft } from '../../texts/jobs/draft-jobs.ts'
import { findDraft } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { writeDraftBounded } from './draft-work.ts'
import { isStart, noteFace } from './start-rows.ts'

export type Inspection =
  | { readonly kind: 'fine' }
  | Extract<WrittenDraft, { readonly kind: 'broken' }>
  /** Not looked at to the end this time. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** Whether a draft's content can still be written as a text without leaving anything out. */
export const inspectDraft = async (
  services: Services,
  draftId: string,
  ydoc: Y.Doc,
): Promise<Inspection> => {
  const draft = await findDraft(services, draftId)
  if (draft === null || draft.closed !== null) return { kind: 'fine' }
  const baseText = await baseTextOf(services, draft)
  const updates = [Y.encodeStateAsUpdate(ydoc)]
  const written = await writeDraftBounded(services, { updates, baseText })
  switch (written.kind) {
    case 'text':
      if (isStart(draft)) await noteFace(services, draft, written.shown)
      return { kind: 'fine' }
    case 'broken':
      return written
    case 'given-up':
      return { kind: 'unknown', reason: written.reason }
  }
}
