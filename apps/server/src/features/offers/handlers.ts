import { requireAccount } from '../../base/http/signed-in.ts'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { findPage, findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import type { Services } from '../../records/services/services.ts'
import { refuseOffer, showOffer } from './decide-offer.ts'
import { listOwn, listWaiting } from './list-offers.ts'
import { makeOffer } from './make-offer.ts'
import { findOffer, type OfferRow } from './offer-rows.ts'
import { toOffer, viewOffer } from './offer-view.ts'

type Names =
  | 'createOffer'
  | 'listOffers'
  | 'listOwnOffers'
  | 'viewOffer'
  | 'showOffer'
  | 'refuseOffer'

/** Calls about what guests propose: offer, list, read, show, refuse. */
export const offerHandlers = (services: Services): Handlers<Names> => {
  const reach = async (
    id: string,
    caller: Actor,
  ): Promise<{ page: PageRow; offer: OfferRow; actor: ReturnType<typeof requireAccount> }> => {
    const actor = requireAccount(caller)
    const offer = await findOffer(services, id)
    const page = await findPageById(services, offer.page, actor)
    if (page === null) throw new ProblemError('not-found', 'offer-not-found')
    await requireRight(services, actor, 'moderate', page)
    return { page, offer, actor }
  }

  const onPage = onPageOf(services)
  return {
    async createOffer({ params, body }, { actor }) {
      const page = await findPage(services, params.slug, actor)
      const offered = { ...body, base: revisionIdOf(body.base) }
      return toOffer(await makeOffer(services, page, { actor, offered }), page.slug)
    },

    listOffers: onPage('listOffers', async ({ query }, { page }) => {
      return listWaiting(services, page, query)
    }),

    async listOwnOffers(_call, { actor }) {
      return { items: await listOwn(services, actor) }
    },

    async viewOffer({ params, query }, { actor, language }) {
      return viewOffer(services, await reach(params.id, actor), { language, ...query })
    },

    async showOffer({ params }, { actor }) {
      const reached = await reach(params.id, actor)
      return toOffer(await showOffer(services, reached), reached.page.slug)
    },

    async refuseOffer({ params, body }, { actor }) {
      const reached = await reach(params.id, actor)
      return toOffer(await refuseOffer(services, reached, body.reason), reached.page.slug)
    },
  }
}
