import type { PostedForm } from '@forkshop/api'
import { type Language, isLanguage, isRecord } from '@forkshop/domain'
import type { Loader } from '../base/loading/loader.ts'
import type { PageState } from '../base/loading/page-data.ts'

/** What the server's HTML carries besides itself. */
export type SavedState = {
  readonly language: Language
  readonly siteName: string
  readonly page: PageState
  /** The form that the page answers. */
  readonly posted: PostedForm | null
}

/** The state as JSON that is safe inside a script element. */
export const saveState = (
  { page, posted, ...rest }: SavedState,
  loader: Loader<unknown> | undefined,
): string => {
  const value =
    page.kind === 'ready' && loader?.dehydrate !== undefined ? loader.dehydrate(page.value) : null
  const kept: PageState = page.kind === 'ready' && value !== null ? { ...page, value } : page
  const sent = posted === null ? {} : { posted }
  return JSON.stringify({ ...rest, ...sent, page: kept }).replace(/</g, '\\u003c')
}

/** The state in a page, null when there is none or it is not ours. */
export const readState = (root: Document): SavedState | null => {
  const text = root.getElementById('state')?.textContent ?? ''
  if (text === '') return null
  const parsed: unknown = JSON.parse(text)
  if (!isRecord(parsed) || !isRecord(parsed['page'])) return null
  const { siteName } = parsed
  const { language } = parsed
  if (!isLanguage(language) || typeof siteName !== 'string') return null
  // written by saveState
  const page = parsed['page'] as PageState
  const posted = (parsed['posted'] ?? null) as PostedForm | null
  return { language, siteName, page, posted }
}

/** The state with what its loader takes from the HTML put back. */
export const hydratedState = (
  saved: SavedState,
  root: ParentNode,
  loader: Loader<unknown> | undefined,
): PageState => {
  const { page } = saved
  if (page.kind !== 'ready' || loader?.hydrate === undefined) return page
  return { ...page, value: loader.hydrate(page.value, root) }
}
