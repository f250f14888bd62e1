import type { ThreadRow } from '../../records/said/thread-rows.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { Article } from '../../texts/jobs/draw-article.ts'
import { readArticle } from '../pages/reading/article.ts'
import { readPageAt } from '../pages/shown/show-page.ts'

/**
 * Which threads quote words that stand in the newest text of their page, as people read it: their ids. Those that quote
 * nothing of it (of a draft, a proposal, a comparison) are not asked for.
 */
export async function standing(
  services: Services,
  page: PageRow,
  threads: readonly ThreadRow[],
): Promise<ReadonlySet<string>> {
  const quoting = threads.filter(quotesPage)
  if (quoting.length === 0) return new Set()
  const article = await readArticle(services, await readPageAt(services, page), true)
  const plains = plainsOf(article)
  return new Set(
    quoting.flatMap(({ id, quote }) => {
      const words = flat(quote ?? '')
      return plains.some((plain) => plain.includes(words)) ? [id] : []
    }),
  )
}

/** Whether a thread quotes a text of its page. */
export const quotesPage = ({ quote, draft, proposal, compare_to: to }: ThreadRow): boolean =>
  quote !== null && draft === null && proposal === null && to === null

/** What is read in each block; white space counts once. */
const plainsOf = ({ parts }: Article): readonly string[] =>
  parts.flatMap(({ html, blocks }) =>
    blocks.map(({ at: start, runs }) =>
      flat(
        runs
          .map(({ at, length, sign, breaks }) => {
            const words = sign ?? html.slice(start + at, start + at + length)
            return (breaks ? ' ' : '') + words
          })
          .join(''),
      ),
    ),
  )

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()
