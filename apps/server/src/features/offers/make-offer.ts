import { isModerated, type RevisionId } from '@forkshop/domain'
import { authorOf } from '../../records/accounts/author.ts'
import { eventOfVoice } from '../events/event-of-voice.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { requireChange } from '../proposals/make-proposal.ts'
import type { Services } from '../../records/services/services.ts'
import { countWaiting, type OfferRow } from './offer-rows.ts'

/** Offers of one guest that may wait: more than anybody writes while they wait. */
const MAX_OF_GUEST = 10
/** Offers that may wait on a page: more than a maintainer reads in one go, each up to 1 MB. */
const MAX_OF_PAGE = 100

export type NewOffer = {
  readonly text: string
  readonly base: RevisionId
  readonly title: string
  readonly reason: string
  readonly name?: string | undefined
}

/**
 * Keeps what a guest proposes until a maintainer has read it: a record, of which git knows nothing.
 * Throws `invalid` and `too-large` as a proposal does, `forbidden` for who may propose without this,
 * `too-many` while too many wait.
 */
export const makeOffer = async (
  services: Services,
  page: PageRow,
  { actor, offered }: { readonly actor: Actor; readonly offered: NewOffer },
): Promise<OfferRow> => {
  const event = await eventOfVoice(services, page, { actor })
  const role = await requireRight(services, actor, 'propose', page, { event: event?.slug ?? null })
  if (actor.kind !== 'guest' || event === null || !isModerated({ role }, 'propose')) {
    throw new ProblemError('forbidden', 'offer-for-guests')
  }
  requireGoodText(offered.text)
  await requireChange(services, page.id, offered)
  const waiting = await countWaiting(services, page.id, actor.id)
  if (waiting.own >= MAX_OF_GUEST || waiting.all >= MAX_OF_PAGE) {
    throw new ProblemError('too-many', 'offers-full')
  }
  const { text, base, title, reason, name } = offered
  const row: OfferRow = {
    id: services.newId(),
    page: page.id,
    guest: actor.id,
    author_name: name === undefined || name === '' ? authorOf(services, actor).name : name,
    event: event.slug,
    base,
    text,
    title,
    reason,
    created: services.clock().toISOString(),
    state: 'waiting',
    proposal: null,
    decided: null,
    decided_by: null,
    decided_by_name: null,
    decided_reason: null,
  }
  await services.database.insertInto('offer').values(row).execute()
  return row
}
