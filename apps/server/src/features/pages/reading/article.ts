import type { PageView } from '@forkshop/api'
import { linkedSlugs } from '@forkshop/domain'
import type { Services } from '../../../records/services/services.ts'
import { putPlaces } from '../../../texts/jobs/places-apart.ts'
import { toArticle, type Article } from '../../../texts/jobs/draw-article.ts'
import { pagesBySlug } from '../../../records/pages/related-pages.ts'
import type { PageAt } from '../shown/show-page.ts'

/** Nothing of a text: what is shown of one that takes too long to be read. */
export const noArticle: Article = { parts: [], outline: [], agenda: { days: [], problems: [] } }

/**
 * A page's text drawn, with its pictures and page links resolved, links by former slugs too; without the places of
 * its words unless they are wanted.
 */
export async function readArticle(
  services: Services,
  shown: PageAt,
  hasPlaces: boolean,
): Promise<Article> {
  const { page, revision, text } = shown
  const targets = await linkTargets(services, text)
  const articles = services.held.made.part<Article>('article')
  const key = JSON.stringify([page.slug, revision, hasPlaces, [...targets]])
  const known = articles.get(key)
  if (known !== undefined) return known
  const reading = await shown.reading()
  if (reading === null) return noArticle
  const { drawn, places } = reading
  const parts = hasPlaces ? putPlaces({ parts: drawn.parts, places }) : drawn.parts
  const article = toArticle({ ...drawn, parts }, { slug: page.slug, revision, targets })
  articles.set(key, article)
  return article
}

/** The parts of an article as answers carry them. */
export function partsOf({ parts }: Pick<Article, 'parts'>): PageView['parts'] {
  return parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => ({ ...block, runs: [...block.runs] })),
  }))
}

/** The pages that a text's links may mean, by the slug written in the text. */
async function linkTargets(services: Services, text: string) {
  const pages = await pagesBySlug(services, linkedSlugs(text))
  return new Map([...pages].map(([asked, { slug, kind }]) => [asked, { slug, kind }]))
}
