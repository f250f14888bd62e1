import type { Services } from '../../../records/services/services.ts'
import { factsOfText } from '../../../records/pages/facts-of-text.ts'
import { fieldsOfRow, type PageRow } from '../../../records/pages/find-page.ts'
import { kindOf } from '../../../base/kind-of.ts'
import type { PageFacts } from '../../../texts/jobs/page-facts.ts'

/** What an answer about a page says of its text. */
export type ShownFacts = {
  readonly fields: PageFacts['fields']
  readonly card: Pick<PageFacts['card'], 'kind' | 'title' | 'summary' | 'lang' | 'license'>
}

type ShownText = { readonly page: PageRow; readonly revision: string; readonly text: string }

/** The facts of a revision: of the newest as the page's row has them, of others read once. */
export async function shownFacts(
  services: Services,
  { page, revision, text }: ShownText,
): Promise<ShownFacts> {
  if (revision === page.head) return { fields: fieldsOfRow(page), card: cardOfRow(page) }
  const kept = services.held.made.part<ShownFacts>('facts')
  const key = `${page.slug} ${revision}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { fields, card, read } = await factsOfText(services, { text, slug: page.slug })
  const facts = { fields, card }
  if (read === 'whole') kept.set(key, facts)
  return facts
}

function cardOfRow(page: PageRow): ShownFacts['card'] {
  const { title, summary, lang, license } = page
  return { kind: kindOf(page), title, summary, lang, license }
}
