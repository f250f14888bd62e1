import type { Services } from '../../../records/services/services.ts'
import { fieldsOfRow, type PageRow } from '../../../records/pages/find-page.ts'
import { kindOf } from '../../../base/kind-of.ts'
import { readFrontMatter, toShown, type ShownFacts } from '../../../texts/jobs/page-facts.ts'
import { readBounded } from '../../../texts/read-bounded.ts'

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
  const reading = await readBounded(services, { page: page.id, text })
  if (reading === null) return toShown(readFrontMatter(text, page.slug))
  const { fields, card } = reading.facts
  const facts = { fields, card: { ...card, title: card.title || page.slug } }
  kept.set(key, facts)
  return facts
}

function cardOfRow(page: PageRow): ShownFacts['card'] {
  const { title, summary, lang, license } = page
  return { kind: kindOf(page), title, summary, lang, license }
}
