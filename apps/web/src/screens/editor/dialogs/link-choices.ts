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

type Known = {
  /** The pages that were found; null where nobody knows. */
  readonly found: readonly FoundPage[] | null
  /** They are those of other words: nothing was found yet for these. */
  readonly pending: boolean
  /** The page whose address was typed, where it is one of this site. */
  readonly slug: string | null
}

/**
 * What is offered for what was typed: the address that it is, or the page at that, else the pages that were found, and
 * one to be created where none of them is called so, before those whose titles are of other words.
 */
export const linkChoices = (
  typed: string,
  { found, pending, slug }: Known,
): readonly LinkChoice[] => {
  const href = linkTarget(typed)
  if (href !== null) {
    const page = slug === null ? undefined : found?.find((one) => one.slug === slug)
    return [page === undefined ? { kind: 'address', href, title: href } : toChoice(page)]
  }
  const title = typed.trim()
  const pages = (found ?? []).map(toChoice)
  const isCalledSo = pages.some((page) => foldText(page.title) === foldText(title))
  // what has a sign of an address, such as `javascript:`, is no title
  const isTitle = title !== '' && !/^[a-z][a-z0-9+.-]*:\S/i.test(title)
  if (found === null || pending || isCalledSo || !isTitle) return pages
  const create = { kind: 'create', href: permanentPath(slugFromTitle(title)), title } as const
  const isNear = nearTo(title)
  const others = pages.filter((page) => !isNear(page)).slice(0, MOST_OTHERS)
  return [...pages.filter(isNear), create, ...others]
}

/** Pages of other titles, whose texts have the words: more would push what stands below them out of sight. */
const MOST_OTHERS = 3

/** Letters of a word that say something. */
const TELLING = 3

/** Whether a title has a word of what was typed: else the words are but somewhere in the text, and nobody means that page. */
const nearTo = (typed: string): ((page: { readonly title: string }) => boolean) => {
  const all = foldText(typed).split(/[^\p{L}\p{N}]+/u)
  const telling = all.filter((word) => word.length >= TELLING)
  const words = telling.length > 0 ? telling : all
  return ({ title }) => {
    const folded = foldText(title)
    return words.some((word) => folded.includes(word))
  }
}

const toChoice = (page: FoundPage): LinkChoice => ({
  kind: 'page',
  href: permanentPath(page.slug),
  page,
  title: page.title,
})
