import type { PageKind } from '@forkshop/domain'
import type { Client, CompareView } from '@forkshop/api'
import { defineLoader, type LoadContext } from '../../base/loading/loader.ts'
import { settleAddress } from '../../base/address/page-address.ts'
import { unchangedIn } from '../../parts/comparison/unchanged-address.ts'
import { dehydrateComparison, hydrateComparison } from '../../parts/comparison/comparison-state.ts'
import { isAcross, namesOfTexts } from './compare-address.ts'
import { defaultFrom, type ComparedPage } from './text-choices.ts'

export type Compared = {
  readonly view: CompareView
  readonly kind: PageKind | null
  readonly from: ComparedPage
  readonly to: ComparedPage
  /** Whether what is the same is drawn too. */
  readonly isWhole: boolean
}

const RECENT = 20

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

const readPage = async (
  client: Client,
  slug: string,
  signal: AbortSignal | undefined,
): Promise<ComparedPage & { readonly kind: Compared['kind'] }> => {
  const [history, versions] = await Promise.all([
    client('listRevisions', { params: { slug }, query: { limit: RECENT }, signal }),
    client('listVersions', { params: { slug }, query: { limit: 100 }, signal }),
  ])
  return {
    slug: history.slug,
    title: history.title,
    kind: history.kind,
    head: history.items[0]?.id ?? null,
    versions: versions.items,
    revisions: history.items,
  }
}

const loadWithin = async (context: LoadContext): Promise<Compared> => {
  const { client, route, signal } = context
  const unchanged = unchangedIn(route.query)
  const asked = String(route.params['slug'])
  const { kind, ...page } = await readPage(client, asked, signal)
  settleAddress(route, { slug: page.slug, kind })
  const from = textIn(route.query['from']) ?? defaultFrom(page)
  const to = textIn(route.query['to']) ?? 'head'
  const view = await client('viewComparison', {
    params: { slug: page.slug },
    query: { from, to, unchanged, sides: 'none' },
    signal,
  })
  return { view, kind, from: page, to: page, isWhole: unchanged === 'drawn' }
}

const loadAcross = async (context: LoadContext): Promise<Compared> => {
  const { client, route, signal } = context
  const unchanged = unchangedIn(route.query)
  const from = textIn(route.query['from']) ?? ''
  const to = textIn(route.query['to']) ?? ''
  const view = await client('viewPagesComparison', {
    query: { from, to, unchanged, sides: 'none' },
    signal,
  })
  const [before, after] = await Promise.all([
    readPage(client, view.from.slug, signal),
    view.from.slug === view.to.slug ? null : readPage(client, view.to.slug, signal),
  ])
  const isWhole = unchanged === 'drawn'
  return { view, kind: (after ?? before).kind, from: before, to: after ?? before, isWhole }
}

/** The same comparison with each text drawn by itself too. */
export const loadSides = (
  client: Client,
  { view, isWhole, ...pages }: Compared,
): Promise<CompareView> => {
  const query = {
    ...namesOfTexts(pages, view),
    unchanged: isWhole ? 'drawn' : 'counted',
    sides: 'drawn',
  } as const
  return isAcross(pages)
    ? client('viewPagesComparison', { query })
    : client('viewComparison', { params: { slug: pages.to.slug }, query })
}

export const compareLoader = defineLoader({
  name: 'compare',
  load: (context: LoadContext): Promise<Compared> =>
    context.route.params['slug'] === undefined ? loadAcross(context) : loadWithin(context),
  dehydrate: (compared) => ({ ...compared, view: dehydrateComparison(compared.view) }),
  hydrate: (state, root) => ({ ...state, view: hydrateComparison(state.view, root) }),
})
