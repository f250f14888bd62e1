import type { DescribedPage } from '@forkshop/api'
import type { Person } from '@forkshop/repository'
import type { Actor } from '../../../base/http/handler.ts'
import { ProblemError } from '../../../base/problem-error.ts'
import { findPage, type PageRow } from '../../../records/pages/find-page.ts'
import { requireRight, visibilityOf } from '../../../records/pages/rights.ts'
import type { Services } from '../../../records/services/services.ts'
import { fieldsOf } from '../../../texts/jobs/page-facts.ts'
import { requireGoodText } from '../../../texts/check-text.ts'
import { unsaidIn, withSaying, type Saying } from './saying.ts'
import { publishComposed } from './publish.ts'

/** What is to be said of pages, by whom and in which words. */
export type Description = {
  readonly saying: Saying
  readonly actor: Actor
  readonly author: Person
  readonly reason: string
}

/**
 * Says of each page what it does not say itself: a revision for each, or the reason why there is none. The
 * rights on each page are looked at; nothing that a page says is changed.
 */
export async function describePages(
  services: Services,
  slugs: readonly string[],
  description: Description,
): Promise<DescribedPage[]> {
  const described: DescribedPage[] = []
  const work = { ...description, time: services.clock() }
  for (const slug of new Set(slugs)) {
    described.push({ slug, ...(await describeOne(services, slug, work)) })
  }
  return described
}

/** With the time of the whole, by which the feed of changes knows its rows as one. */
type Work = Description & { readonly time: Date }

async function describeOne(
  services: Services,
  slug: string,
  description: Work,
): Promise<Omit<DescribedPage, 'slug'>> {
  try {
    const page = await findPage(services, slug, description.actor)
    await requireRight(services, description.actor, 'publish', page)
    return await publishSaying(services, page, description)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { outcome: 'skipped', revision: null, code: error.code }
  }
}

async function publishSaying(
  services: Services,
  page: PageRow,
  { saying, author, reason, time }: Work,
): Promise<Omit<DescribedPage, 'slug'>> {
  const outcome = await publishComposed(services, {
    page,
    author,
    reason,
    // Readers of the feed do not know of other pages: those stand apart.
    time: visibilityOf(page) === 'public' ? time : undefined,
    compose: async (_head, headText) => {
      const text = withSaying(headText, unsaidIn(fieldsOf(headText), saying))
      requireGoodText(text)
      return { kind: 'text', text, merged: false }
    },
  })
  switch (outcome.kind) {
    case 'published':
      return { outcome: 'published', revision: outcome.revision, code: null }
    case 'unchanged':
      return { outcome: 'unchanged', revision: outcome.revision, code: null }
    case 'conflict':
      return { outcome: 'skipped', revision: null, code: 'conflict' }
  }
}
