import type { Offer, OfferView } from '@forkshop/api'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { kindOf } from '../../base/kind-of.ts'
import { titleOfPage } from '../../records/pages/related-pages.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { OfferRow } from './offer-rows.ts'

/** An offer as every answer shows it. */
export const toOffer = (row: OfferRow, page: string): Offer => ({
  id: row.id,
  page,
  title: row.title,
  reason: row.reason,
  author: { id: null, name: row.author_name },
  time: row.created,
  event: row.event,
  base: row.base,
  state: row.state === 'shown' || row.state === 'refused' ? row.state : 'waiting',
  proposal: row.proposal,
  decision:
    row.decided === null
      ? null
      : {
          by: { id: row.decided_by, name: row.decided_by_name ?? '' },
          time: row.decided,
          reason: row.decided_reason ?? '',
        },
})

/** An offer as its screen shows it: drawn on the text it was made from. */
export const viewOffer = async (
  services: Services,
  { page, offer }: { readonly page: PageRow; readonly offer: OfferRow },
  asked: AskedDrawing,
): Promise<OfferView> => {
  const before =
    (await services.library.readText(pageIdOf(page.id), revisionIdOf(offer.base))) ?? ''
  const { slug, title, lang } = page
  const [comparison, eventTitle] = await Promise.all([
    drawComparison(
      services,
      {
        before: { page: page.id, text: before },
        after: { text: offer.text },
        unchangedIn: { slug, at: offer.base },
        shownOn: { slug },
      },
      asked,
    ),
    titleOfPage(services, offer.event),
  ])
  return {
    offer: toOffer(offer, slug),
    page: { slug, title, lang, kind: kindOf(page) },
    eventTitle,
    comparison,
  }
}
