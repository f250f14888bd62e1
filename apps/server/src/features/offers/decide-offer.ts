import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import type { Services } from '../../records/services/services.ts'
import type { ShownOffer } from '../proposals/shown-offer.ts'
import { findOffer, settleRefused, type OfferRow } from './offer-rows.ts'

type Deciding = { readonly page: PageRow; readonly offer: OfferRow; readonly actor: Account }

/**
 * Makes an ordinary proposal of an offer: the guest is its author, and objects and a ref come into
 * being only now. Throws `not-open` for one that was decided.
 */
export const showOffer = (services: Services, deciding: Deciding): Promise<OfferRow> =>
  inTurn(services, deciding, async (offer) => {
    await makeProposal(services, deciding.page, {
      text: offer.text,
      base: revisionIdOf(offer.base),
      title: offer.title,
      reason: offer.reason,
      actor: { kind: 'guest', id: offer.guest, event: offer.event, name: offer.author_name },
      coAuthors: [],
      media: [],
      ideas: [],
      event: offer.event,
      offer: decisionOf(services, deciding),
    })
    const shown = await findOffer(services, offer.id)
    await creditAccount(services, shown)
    return shown
  })

/** A guest who made an account since is the author as that account. */
const creditAccount = async ({ database }: Services, offer: OfferRow): Promise<void> => {
  const account = await database
    .selectFrom('carried_guest')
    .innerJoin('user', 'user.id', 'carried_guest.user')
    .select(['user.id as author', 'user.name as author_name'])
    .where('carried_guest.guest', '=', offer.guest)
    .executeTakeFirst()
  if (account === undefined || offer.proposal === null) return
  await database
    .updateTable('proposal')
    .set(account)
    .where('page', '=', offer.page)
    .where('number', '=', offer.proposal)
    .execute()
}

/** Refuses an offer; its guest reads why. Throws `not-open` for one that was decided. */
export const refuseOffer = (
  services: Services,
  deciding: Deciding,
  reason: string,
): Promise<OfferRow> =>
  inTurn(services, deciding, async (offer) => {
    await settleRefused(services, decisionOf(services, deciding), reason)
    return findOffer(services, offer.id)
  })

const inTurn = (
  services: Services,
  { offer: { id } }: Deciding,
  work: (offer: OfferRow) => Promise<OfferRow>,
): Promise<OfferRow> =>
  services.held.queues.offers(id, async () => {
    const offer = await findOffer(services, id)
    if (offer.state !== 'waiting') throw new ProblemError('not-open', 'offer-decided')
    return work(offer)
  })

const decisionOf = (services: Services, { offer, actor }: Deciding): ShownOffer => ({
  id: offer.id,
  by: actor.id,
  byName: actor.name,
  time: services.clock().toISOString(),
})
