import { foldText, permanentPath, slugFromTitle } from '@forkshop/domain'
import type { FoundPage } from '../../../parts/search/use-find-pages.ts'
import { linkTarget } from './link-target.ts'

/** Where a link may lead, as it is offered below what is typed. */
export type LinkChoice =
  | { readonly kind: 'address'; readonly href: string; readonly title: string }
  | {
      readonly kind: 'page'
      readonly href: string
      readonly page: FoundPage
      readonly title: string
    }
  /** A page that is not there yet, at the address that its title will give it. */
  | { readonly kind: 'create'; readonly href: string; readonly title: string }

/**
 * What is offered for what was typed: the address that it is, else the pages that were found, and one to be created
 * where none of them is called so. `found` is null where nobody knows; `pending` while it answers other words.
 */
export const linkChoices = (
  typed: string,
  found: readonly FoundPage[] | null,
  pending: boolean,
): readonly LinkChoice[] => {
  const href = linkTarget(typed)
  if (href !== null) return [{ kind: 'address', href, title: href }]
  const title = typed.trim()
  const pages = (found ?? []).map(
    (page) => ({ kind: 'page', href: permanentPath(page.slug), page, title: page.title }) as const,
  )
  const isCalledSo = pages.some((page) => foldText(page.title) === foldText(title))
  // what has a sign of an address, such as `javascript:`, is no title
  const isTitle = title !== '' && !/^[a-z][a-z0-9+.-]*:\S/i.test(title)
  if (found === null || pending || isCalledSo || !isTitle) return pages
  return [...pages, { kind: 'create', href: permanentPath(slugFromTitle(title)), title }]
}
