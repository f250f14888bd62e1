import type { Handlers } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from './live.ts'
import { bringBackLoss, dismissLoss, offeredLosses } from './offered-losses.ts'
import { reach, requireScopeOn } from './reach-draft.ts'

type Names = 'listLosses' | 'bringBackLoss' | 'dismissLoss'

/** Calls about what drafts lost while several people changed the same passage. */
export const lossHandlers = (services: Services, live: Live): Handlers<Names> => ({
  async listLosses({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'read')
    return { items: [...(await offeredLosses(services, live, { draft, user: actor.id }))] }
  },

  async bringBackLoss({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await bringBackLoss(services, live, { draft, id: params.loss, user: actor.id })
    return {}
  },

  async dismissLoss({ params }, context) {
    const { draft, actor } = await reach(services, params.id, context.actor, 'write')
    requireScopeOn(draft, actor)
    await dismissLoss(services, live, { draft, id: params.loss, user: actor.id })
    return {}
  },
})
