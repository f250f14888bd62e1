import { ApiError, type Client } from '@forkshop/api'
import { foldText, type PageKind } from '@forkshop/domain'
import { useDebounceFn } from '@vueuse/core'
import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'
import { useClient } from '../../base/session/use-client.ts'
import { slugInAddress } from './slug-in-address.ts'

/** A page that may be chosen. */
export type FoundPage = {
  readonly slug: string
  readonly kind: PageKind | null
  readonly title: string
  readonly summary: string
  /** The newest version; null without any. */
  readonly version: string | null
  /** SPDX id; null where it states none. */
  readonly license: string | null
}

const SHOWN = 6
const WAIT_MS = 150

/** Those whose title has what was typed before those whose text alone has it, else in their order. */
export const titlesFirst = <Page extends Pick<FoundPage, 'title'>>(
  pages: readonly Page[],
  typed: string,
): readonly Page[] => {
  const words = foldText(typed).split(/\s+/)
  const isCalled = ({ title }: Page): boolean => {
    const folded = foldText(title)
    return words.every((word) => folded.includes(word))
  }
  return [...pages.filter(isCalled), ...pages.filter((page) => !isCalled(page))]
}

const findPages = async (
  client: Client,
  { typed, kind }: { readonly typed: string; readonly kind: PageKind | null },
  signal: AbortSignal,
): Promise<readonly FoundPage[]> => {
  const query = { limit: SHOWN, ...(kind !== null && { kind }) }
  const slug = slugInAddress(typed, location.origin)
  if (slug !== null) return pageAt(client, slug, signal)
  if (typed === '') return (await client('listPages', { query, signal })).items
  const { items } = await client('search', { query: { ...query, q: typed }, signal })
  return titlesFirst(items, typed)
}

/** The page at an address, which no list needs to have; none where there is none for the reader. */
const pageAt = async (
  client: Client,
  slug: string,
  signal: AbortSignal,
): Promise<readonly FoundPage[]> => {
  const params = { slug }
  try {
    const [{ kind, title, summary, license }, { items }] = await Promise.all([
      client('getPage', { params, query: {}, signal }),
      client('listVersions', { params, query: { limit: 20 }, signal }),
    ])
    const newest = items.find(({ withdrawn }) => withdrawn === null)
    return [{ slug, kind, title, summary, license, version: newest?.version ?? null }]
  } catch (error) {
    if (error instanceof ApiError) return []
    throw error
  }
}

export type PagesFound = {
  /** Those of the answer that came last; null before the first. */
  readonly found: Readonly<ShallowRef<readonly FoundPage[] | null>>
  /** What is typed now has no answer yet. */
  readonly pending: Readonly<ShallowRef<boolean>>
  readonly failed: Readonly<ShallowRef<boolean>>
  /** Acts on the answer to what is typed now, once that is there; not at all when other words are typed before. */
  readonly whenFound: (act: () => void) => void
}

/**
 * Public pages for what is typed, of a kind where one is wanted, those with it in their title first; the last changed ones
 * for nothing, and the one at an address of this site. Nothing is looked for while what is typed is null.
 */
export const useFindPages = (
  typed: () => string | null,
  kind: () => PageKind | null,
): PagesFound => {
  const client = useClient()
  const found = shallowRef<readonly FoundPage[] | null>(null)
  const pending = shallowRef(typed() !== null)
  const failed = shallowRef(false)
  let asking = new AbortController()
  let waiting: (() => void) | null = null
  const look = async (): Promise<void> => {
    const term = typed()
    if (term === null) return
    const { signal } = asking
    const wish = { typed: term.trim(), kind: kind() }
    const answer = await findPages(client, wish, signal).catch(() => null)
    if (signal.aborted) return
    failed.value = answer === null
    found.value = answer
    pending.value = false
    waiting?.()
    waiting = null
  }
  const lookSoon = useDebounceFn(look, WAIT_MS)
  watch([typed, kind], () => {
    asking.abort()
    asking = new AbortController()
    waiting = null
    pending.value = typed() !== null
    void lookSoon()
  })
  onMounted(look)
  onBeforeUnmount(() => asking.abort())
  return {
    found,
    pending,
    failed,
    whenFound: (act) => {
      if (pending.value) waiting = act
      else act()
    },
  }
}
