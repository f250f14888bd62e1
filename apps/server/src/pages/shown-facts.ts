import type { Services } from '../services.ts'
import { boundedCache } from './bounded-cache.ts'
import { factsOfText } from './facts-of-text.ts'
import { fieldsOfRow, type PageRow } from './find-page.ts'
import { kindOf } from './kind-of.ts'
import type { PageFacts } from './page-facts.ts'
import { perServer } from './per-server.ts'

/** What an answer about a page says of its text. */
export type ShownFacts = {
  readonly fields: PageFacts['fields']
  readonly card: Pick<PageFacts['card'], 'kind' | 'title' | 'summary' | 'lang' | 'license'>
}

type ShownText = { readonly page: PageRow; readonly revision: string; readonly text: string }

const MAX_CACHED_CHARACTERS = 8_000_000

const cacheOf = perServer(() => boundedCache<ShownFacts>(MAX_CACHED_CHARACTERS))

/** The facts of a revision: of the newest as the page's row has them, of others read once. */
export async function shownFacts(
  services: Services,
  { page, revision, text }: ShownText,
): Promise<ShownFacts> {
  if (revision === page.head) return { fields: fieldsOfRow(page), card: cardOfRow(page) }
  const cache = cacheOf(services)
  const key = `${page.slug} ${revision}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const { fields, card, read } = await factsOfText(services, { text, slug: page.slug })
  const facts = { fields, card }
  if (read === 'whole') cache.set(key, facts, 1000 + JSON.stringify(fields).length)
  return facts
}

function cardOfRow(page: PageRow): ShownFacts['card'] {
  const { title, summary, lang, license } = page
  return { kind: kindOf(page), title, summary, lang, license }
}
