import { requireScope } from '../../base/http/admission.ts'
import type { Actor } from '../../base/http/handler.ts'
import { requireAccount, type Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { requireAccess } from './draft-access.ts'
import { findDraft, requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { isStart } from './start-rows.ts'

/** A draft that a call is about; `page` is null for one that has none yet. */
export type ReachedDraft = {
  readonly draft: DraftRow
  readonly page: PageRow | null
  readonly actor: Account
}

/**
 * The open draft with an id, its page and the caller, when the caller may do this there. That there is a draft
 * without a page is told to nobody but its people.
 */
export const reach = async (
  services: Services,
  id: string,
  caller: Actor,
  needed: 'read' | 'write',
): Promise<ReachedDraft> => {
  const actor = requireAccount(caller)
  const draft = await requireOpenDraft(services, id)
  if (isStart(draft)) {
    await requireAccess(services, actor, draft, needed)
    return { draft, page: null, actor }
  }
  const page = await findPageById(services, draft.page, actor)
  if (page === null) throw new ProblemError('not-found', 'draft-not-found')
  await requireAccess(services, actor, draft, needed)
  return { draft, page, actor }
}

/** Throws `not-open` for a draft without a page: there is nothing that moved on. */
export const requirePage = (reached: ReachedDraft): ReachedDraft & { readonly page: PageRow } => {
  const { page } = reached
  if (page === null) throw new ProblemError('not-open', 'nothing-to-bring-in')
  return { ...reached, page }
}

/**
 * A draft that may be closed, for who could write in it if it were open; one without a page for its owner alone, who
 * alone could end it.
 */
export const reachClosed = async (
  services: Services,
  id: string,
  caller: Actor,
): Promise<ReachedDraft> => {
  const actor = requireAccount(caller)
  const draft = await findDraft(services, id)
  if (draft === null) throw new ProblemError('not-found', 'draft-not-found')
  const open = { ...draft, closed: null }
  if (isStart(draft)) {
    await requireAccess(services, actor, open, 'write')
    if (draft.owner !== actor.id) throw new ProblemError('forbidden', 'draft-of-its-owner')
    return { draft, page: null, actor }
  }
  const page = await findPageById(services, draft.page, actor)
  if (page === null) throw new ProblemError('not-found', 'draft-not-found')
  await requireAccess(services, actor, open, 'write')
  return { draft, page, actor }
}

/** A token to propose takes its owner's proposals all the way; other drafts need one to write. */
export const requireScopeOn = (draft: DraftRow, actor: Account): void =>
  requireScope(actor, draft.purpose === 'proposal' ? 'propose' : 'write')
