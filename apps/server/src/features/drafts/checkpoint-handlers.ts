import type { Handlers } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import { listCheckpoints } from './checkpoint-rows.ts'
import { requireOpenDraft } from './draft-rows.ts'
import type { Live } from './live.ts'
import { reach, reachClosed, requireScopeOn } from './reach-draft.ts'
import { keepCheckpoint, restoreCheckpoint } from './restore-checkpoint.ts'
import { takeBackDraft } from './take-back-draft.ts'
import { viewCheckpoint } from './view-checkpoint.ts'

type Names =
  | 'listCheckpoints'
  | 'keepCheckpoint'
  | 'viewCheckpoint'
  | 'restoreCheckpoint'
  | 'takeBackDraft'

/** Calls about earlier states of drafts, and about drafts that were thrown away. */
export const checkpointHandlers = (services: Services, live: Live): Handlers<Names> => ({
  async listCheckpoints({ params }, { actor }) {
    const { draft } = await reach(services, params.id, actor, 'read')
    return { items: [...(await listCheckpoints(services, draft.id))] }
  },

  async keepCheckpoint({ params, body }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await live.freeze(draft.id, async () => {
      const now = await requireOpenDraft(services, draft.id)
      const updates = await live.readUpdates(draft.id)
      await keepCheckpoint(services, { draft: now, updates, why: body.why, user: actor.id })
      return { result: null, closed: null }
    })
    return {}
  },

  async viewCheckpoint({ params, query }, { actor, language }) {
    const { draft, page } = await reach(services, params.id, actor, 'read')
    // a text without a page shows no page's pictures
    const slug = page?.slug ?? 'draft'
    const { unchanged, sides } = query
    const asked = { language, unchanged, sides }
    return viewCheckpoint(services, live, { draft, slug, id: params.checkpoint }, asked)
  },

  async restoreCheckpoint({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    return restoreCheckpoint(services, live, { draft, id: params.checkpoint, user: actor.id })
  },

  async takeBackDraft({ params }, context) {
    const { draft, actor } = await reachClosed(services, params.id, context.actor)
    requireScopeOn(draft, actor)
    await takeBackDraft(services, live, { draft, actor })
    return {}
  },
})
