import { ApiError, type Client, type Kept, type Upstream } from '@forkshop/api'
import type { PageKind } from '@forkshop/domain'
import { settleAddress } from '../../base/address/page-address.ts'
import { defineLoader, type LoadContext } from '../../base/loading/loader.ts'
import { changedDays, type ChangedDay } from '../../parts/comparison/changed-days.ts'
import { changesDrawnIn, dehydrateChanges } from '../../parts/comparison/comparison-state.ts'

/** Why there is nothing to take from, or nothing that can be told. */
const refusals = [
  'no-origin',
  'other-lineage',
  'other-language',
  'itself',
  'gone',
  'too-large',
] as const
export type NoUpstream = (typeof refusals)[number]

/** What a page may take over, with what was kept of it before. */
export type SeenUpstream = {
  readonly kind: 'seen'
  readonly upstream: Upstream
  readonly kept: readonly Kept[]
  /** Days of the origin's agenda that differ, to be drawn; none where that is not known. */
  readonly days: readonly ChangedDay[]
  /** When the other page changed last; null where something waits, which says so itself. */
  readonly newest: string | null
}

export type UpstreamData =
  | SeenUpstream
  | {
      readonly kind: 'none'
      readonly why: NoUpstream
      readonly page: {
        readonly slug: string
        readonly kind: PageKind | null
        readonly title: string
      }
    }

/** The other page that an address names; undefined where it is the origin. */
export const fromIn = (query: LoadContext['route']['query']): string | undefined =>
  typeof query['from'] === 'string' && query['from'] !== '' ? query['from'] : undefined

const load = async ({ client, route, signal }: LoadContext): Promise<UpstreamData> => {
  const slug = String(route.params['slug'])
  const from = fromIn(route.query)
  const params = { slug }
  const [upstream, kept] = await Promise.all([
    client('getUpstream', { params, query: { from }, signal }).catch(refusalOf),
    client('listKept', { params, signal }).catch(noneKept),
  ])
  if (typeof upstream === 'string') {
    const page = await client('listRevisions', { params, query: { limit: 1 }, signal })
    settleAddress(route, page)
    const { title, kind } = page
    return { kind: 'none', why: upstream, page: { slug: page.slug, title, kind } }
  }
  settleAddress(route, upstream.page)
  const [days, newest] = await Promise.all([
    daysOf(client, upstream, signal),
    upstream.changes.some(({ decision }) => decision === 'open')
      ? null
      : newestOf(client, upstream, signal),
  ])
  return { kind: 'seen', upstream, kept: kept.items, days, newest }
}

/** A page that nothing can be taken into keeps nothing. */
const noneKept = (error: unknown): { readonly items: [] } => {
  if (error instanceof ApiError) return { items: [] }
  throw error
}

const isRefusal = (code: string | undefined): code is NoUpstream =>
  refusals.some((one) => one === code)

/** Why the server tells nothing; throws what is no answer to that. */
const refusalOf = (error: unknown): NoUpstream => {
  if (!(error instanceof ApiError)) throw error
  const { code, errors = [] } = error.problem
  const why = code === 'invalid' ? errors.find(({ path }) => path === 'from')?.code : code
  if (isRefusal(why)) return why
  throw error
}

/** The days of the origin's agenda as both drew them; a picture beside the words, which stand without it too. */
const daysOf = async (
  client: Client,
  { origin, met, upstream, changes }: Upstream,
  signal: AbortSignal | undefined,
): Promise<readonly ChangedDay[]> => {
  if (!changes.some(({ kind, agenda }) => kind !== 'field' && agenda.length > 0)) return []
  const query = { from: met.revision, to: upstream, unchanged: 'counted', sides: 'none' } as const
  const comparison = await client('viewComparison', {
    params: { slug: origin.slug },
    query,
    signal,
  }).catch(() => null)
  return comparison === null ? [] : changedDays(comparison)
}

const newestOf = async (
  client: Client,
  { origin }: Upstream,
  signal: AbortSignal | undefined,
): Promise<string | null> => {
  const params = { slug: origin.slug }
  const asked = client('listRevisions', { params, query: { limit: 1 }, signal })
  const revisions = await asked.catch(() => null)
  return revisions?.items[0]?.time ?? null
}

/** What is drawn of the changes stays in the page, which is taken over. */
const dehydrate = (data: UpstreamData): unknown =>
  data.kind === 'none'
    ? data
    : {
        ...data,
        upstream: {
          ...data.upstream,
          changes: data.upstream.changes.map((change) => ({
            ...change,
            drawn: dehydrateChanges(change.drawn),
          })),
        },
      }

const hydrate = (state: UpstreamData, root: ParentNode): UpstreamData => {
  if (state.kind === 'none') return state
  const drawn = changesDrawnIn(root)
  const changes = state.upstream.changes.map((change) => ({
    ...change,
    drawn: drawn(change.drawn),
  }))
  return { ...state, upstream: { ...state.upstream, changes } }
}

export const upstreamLoader = defineLoader<UpstreamData>({
  name: 'upstream',
  load,
  dehydrate,
  hydrate,
})
