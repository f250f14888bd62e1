import type { Idea } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { readAs } from '../../base/shown.ts'
import { findPage, findPageById } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { toIdea } from './idea-view.ts'
import { ideasOf } from './list-ideas.ts'

/** `Cache-Control` of what is answered for who asks alone, and kept by nobody. */
export const OWN = 'private, no-store'

type NamedPage = { readonly slug: string; readonly title: string }

/** What somebody said, newest first and at most 200, as far as a reader may see the pages on which it stands. */
export async function saidBy(
  services: Services,
  author: string,
  reader: Actor,
): Promise<{ items: Idea[]; pages: NamedPage[] }> {
  const found = await Promise.all(
    (await ideasOf(services, author)).map(async (row) => {
      const on = await findPageById(services, row.page, reader)
      const mayRead = on !== null && (await hasRight(services, reader, 'read', on))
      return mayRead ? toIdea(services, on, row) : null
    }),
  )
  const items = found.filter((item) => item !== null)
  return { items, pages: await namedPages(services, items, reader) }
}

/** The pages that ideas name, as far as the reader may see them. */
export async function namedPages(
  services: Services,
  ideas: readonly Idea[],
  actor: Actor,
): Promise<NamedPage[]> {
  const slugs = new Set(
    ideas.flatMap(({ page, event }) => [page, ...(event === null ? [] : [event])]),
  )
  const found = await Promise.all(
    [...slugs].map((slug) =>
      readAs([`slug ${slug}`], () => findPage(services, slug, actor)).then(
        ({ title }) => ({ slug, title }),
        (cause: unknown) => {
          if (cause instanceof ProblemError) return null
          throw cause
        },
      ),
    ),
  )
  return found.filter((page) => page !== null)
}
