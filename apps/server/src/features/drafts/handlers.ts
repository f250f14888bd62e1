import { findNamedEvent } from '../events/named-event.ts'
import { requireScope } from '../../base/http/admission.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { bringIn, previewBringIn } from './bring-in.ts'
import { discardDraft } from './discard-draft.ts'
import { requireAccess } from './draft-access.ts'
import { requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { toDraft, tokenFor } from './draft-view.ts'
import type { Live } from './live.ts'
import { openPageDraft, openProposalDraft } from './open-draft.ts'
import { previewDraft } from './preview-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { requireAccount, type Account } from '../../base/http/signed-in.ts'

type Names =
  | 'openDraft'
  | 'openProposalDraft'
  | 'renewDraft'
  | 'previewDraft'
  | 'previewBringIn'
  | 'bringIn'
  | 'publishDraft'
  | 'discardDraft'

/** Calls about drafts: open or join, look, publish, throw away. */
export const draftHandlers = (services: Services, live: Live): Handlers<Names> => ({
  openDraft: onPageOf(services)('openDraft', async (_call, { page, actor: caller }) => {
    const actor = requireAccount(caller)
    return toDraft(services, page, await openPageDraft(services, page), actor)
  }),

  openProposalDraft: onPageOf(services)('openProposalDraft', async ({ body }, context) => {
    const { page } = context
    const actor = requireAccount(context.actor)
    const event =
      body.event === undefined ? null : await findNamedEvent(services, body.event, { page, actor })
    const draft = await openProposalDraft(services, page, actor, {
      ideas: body.ideas ?? [],
      event: event?.slug ?? null,
      proposal: body.proposal ?? null,
    })
    return toDraft(services, page, draft, actor)
  }),

  async renewDraft({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'read')
    requireScopeOn(draft, actor)
    return { token: tokenFor(services, draft.id, actor) }
  },

  async previewDraft({ params, query }, { actor, language }) {
    const reached = await reach(services, params.id, actor, 'read')
    return previewDraft(services, live, reached, { language, ...query })
  },

  async previewBringIn({ params, query }, { actor, language }) {
    const reached = await reach(services, params.id, actor, 'read')
    return previewBringIn(services, live, reached, { language, ...query })
  },

  async bringIn({ params, body }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    return bringIn(services, live, { draft, head: body.head, facts: body.facts })
  },

  async publishDraft({ params, body }, context) {
    const { draft, page, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    return publishDraft(services, live, { page, draft, actor, words: body })
  },

  async discardDraft({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await discardDraft(services, live, { draft, actor })
    return {}
  },
})

/** The open draft with an id, its page and the caller, when the caller may do this there. */
const reach = async (
  services: Services,
  id: string,
  caller: Actor,
  needed: 'read' | 'write',
): Promise<{ draft: DraftRow; page: PageRow; actor: Account }> => {
  const actor = requireAccount(caller)
  const draft = await requireOpenDraft(services, id)
  const page = await findPageById(services, draft.page, actor)
  if (page === null) throw new ProblemError('not-found', 'draft-not-found')
  await requireAccess(services, actor, draft, needed)
  return { draft, page, actor }
}

/** A token to propose takes its owner's proposals all the way; the page's own draft needs one to write. */
const requireScopeOn = (draft: DraftRow, actor: Account): void =>
  requireScope(actor, draft.purpose === 'page' ? 'write' : 'propose')
