import { findNamedEvent } from '../events/named-event.ts'
import type { Handlers } from '../../base/http/handler.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { bringIn, previewBringIn } from './bring-in.ts'
import { discardDraft } from './discard-draft.ts'
import { toDraft, tokenFor } from './draft-view.ts'
import type { Live } from './live.ts'
import { openPageDraft, openProposalDraft } from './open-draft.ts'
import { previewDraft } from './preview-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { publishStart } from './publish-start.ts'
import { reach, requirePage, requireScopeOn } from './reach-draft.ts'
import { previewStart } from './preview-start.ts'
import { requireAccount } from '../../base/http/signed-in.ts'

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

  async previewDraft({ params, query }, context) {
    const { draft, page, actor } = await reach(services, params.id, context.actor, 'read')
    const asked = { language: context.language, ...query }
    if (page === null) return previewStart(services, live, { draft, actor }, asked)
    return previewDraft(services, live, { draft, page }, asked)
  },

  async previewBringIn({ params, query }, { actor, language }) {
    const reached = requirePage(await reach(services, params.id, actor, 'read'))
    return previewBringIn(services, live, reached, { language, ...query })
  },

  async bringIn({ params, body }, context) {
    const { draft, actor } = requirePage(await reach(services, params.id, context.actor, 'write'))
    requireScopeOn(draft, actor)
    return bringIn(services, live, { draft, actor, head: body.head, facts: body.facts })
  },

  async publishDraft({ params, body }, context) {
    const { draft, page, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    return page === null
      ? publishStart(services, live, { draft, actor, words: body })
      : publishDraft(services, live, { page, draft, actor, words: body })
  },

  async discardDraft({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await discardDraft(services, live, { draft, actor })
    return {}
  },
})
