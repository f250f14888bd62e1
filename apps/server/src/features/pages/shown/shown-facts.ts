import type { Services } from '../../../records/services/services.ts'
import { fieldsOfRow, type PageRow } from '../../../records/pages/find-page.ts'
import { kindOf } from '../../../base/kind-of.ts'
import { readFrontMatter, toShown, type ShownFacts } from '../../../texts/jobs/page-facts.ts'
import type { ShownWithReading } from './read-shown.ts'

/** The facts of a revision: of the newest as the page's row has them, of others read once. */
export async function shownFacts(services: Services, shown: ShownWithReading): Promise<ShownFacts> {
  const { page, revision, text } = shown
  if (revision === page.head) return { fields: fieldsOfRow(page), card: cardOfRow(page) }
  const kept = services.held.made.part<ShownFacts>('facts')
  const key = `${page.slug} ${revision}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const reading = await shown.reading()
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
