import type { Watch } from '@forkshop/api'
import {
  foldText,
  isPageKind,
  watchKinds,
  watchLevels,
  type WatchKind,
  type WatchLevel,
} from '@forkshop/domain'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { toNamedPage, type NamedPage } from './named-pages.ts'
import { mayRead, type Owner } from './shown-rows.ts'

/** Things that one person may follow. */
const MAX_WATCHES = 2000

/** What is followed as its address names it. */
export type Watched = { readonly kind: WatchKind; readonly of: string }

/**
 * Follows something, or mutes it. Throws `not-found` for a page that the person may not know of, for an event that is
 * none, for a kind that there is not; `too-many` beyond what one may follow.
 */
export async function keepWatch(
  services: Services,
  actor: Account,
  { watched, level }: { readonly watched: Watched; readonly level: WatchLevel },
): Promise<Watch> {
  const { of, page } = await reach(services, actor, watched)
  await requireRoom(services, actor.id)
  const since = services.clock().toISOString()
  await services.database
    .insertInto('watch')
    .values({ person: actor.id, kind: watched.kind, of, level, since })
    .onConflict((conflict) => conflict.columns(['person', 'kind', 'of']).doUpdateSet({ level }))
    .execute()
  const row = await services.database
    .selectFrom('watch')
    .select('since')
    .where('person', '=', actor.id)
    .where('kind', '=', watched.kind)
    .where('of', '=', of)
    .executeTakeFirstOrThrow()
  return toWatch({ kind: watched.kind, of, level, since: row.since }, page)
}

/** Follows something no more. Throws `not-found` as `keepWatch`. */
export async function endWatch(
  services: Services,
  actor: Account,
  watched: Watched,
): Promise<void> {
  const { of } = await reach(services, actor, watched)
  await services.database
    .deleteFrom('watch')
    .where('person', '=', actor.id)
    .where('kind', '=', watched.kind)
    .where('of', '=', of)
    .execute()
}

/** All that somebody follows or muted, the newest first, but for what they may not read now. */
export async function listWatches(services: Services, owner: Owner): Promise<Watch[]> {
  const rows = await services.database
    .selectFrom('watch')
    .select(['kind', 'of', 'level', 'since'])
    .where('person', '=', owner.id)
    .orderBy('since', 'desc')
    .orderBy('kind')
    .orderBy('of')
    .limit(MAX_WATCHES)
    .execute()
  const [pages, lineages] = await Promise.all([
    pagesNamed(services, owner, ofKinds(rows, ['page', 'event'])),
    lineagesNamed(services, owner, ofKinds(rows, ['lineage'])),
  ])
  return rows.flatMap((row) => {
    const kind = watchKinds.find((one) => one === row.kind)
    const level = watchLevels.find((one) => one === row.level)
    if (kind === undefined || level === undefined) return []
    const one = { ...row, kind, level }
    if (kind === 'kind' || kind === 'tag') return [toWatch(one, null)]
    const page = (kind === 'lineage' ? lineages : pages).get(row.of)
    return page === undefined ? [] : [toWatch(one, page)]
  })
}

/** What of an address is kept: ids, which stay when names change. */
async function reach(
  services: Services,
  actor: Account,
  { kind, of }: Watched,
): Promise<{ readonly of: string; readonly page: NamedPage | null }> {
  switch (kind) {
    case 'tag':
      return { of: foldText(of), page: null }
    case 'kind':
      if (isPageKind(of)) return { of, page: null }
      throw new ProblemError('not-found', 'watched-not-found')
    case 'page':
    case 'event':
    case 'lineage': {
      const page = await findPage(services, of, actor)
      await requireRight(services, actor, 'read', page)
      if (kind === 'event' && page.kind !== 'event') {
        throw new ProblemError('not-found', 'event-not-found', { values: { slug: of } })
      }
      return { of: kind === 'lineage' ? page.lineage : page.id, page: toNamedPage(page) }
    }
  }
}

async function requireRoom({ database }: Services, person: string): Promise<void> {
  const row = await database
    .selectFrom('watch')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person', '=', person)
    .executeTakeFirst()
  if (Number(row?.count ?? 0) < MAX_WATCHES) return
  throw new ProblemError('too-many', 'too-many-watches', { values: { n: MAX_WATCHES } })
}

type Kept = { readonly kind: string; readonly of: string }

const ofKinds = (rows: readonly Kept[], kinds: readonly string[]): readonly string[] =>
  rows.filter(({ kind }) => kinds.includes(kind)).map(({ of }) => of)

async function pagesNamed({ database }: Services, owner: Owner, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, NamedPage>()
  const rows = await database
    .selectFrom('page as p')
    .select(['p.id', 'p.slug', 'p.kind', 'p.title'])
    .where('p.id', 'in', ids)
    .where('p.deleted', 'is', null)
    .where(mayRead('p', owner))
    .execute()
  return new Map(rows.map((row) => [row.id, toNamedPage(row)]))
}

/** Each lineage by the first of its pages that the person may read. */
async function lineagesNamed({ database }: Services, owner: Owner, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, NamedPage>()
  const rows = await database
    .selectFrom('page as p')
    .select(['p.lineage', 'p.slug', 'p.kind', 'p.title'])
    .where('p.lineage', 'in', ids)
    .where('p.deleted', 'is', null)
    .where(mayRead('p', owner))
    .orderBy('p.created', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.lineage, toNamedPage(row)]))
}

function toWatch(
  row: {
    readonly kind: WatchKind
    readonly of: string
    readonly level: WatchLevel
    readonly since: string
  },
  page: NamedPage | null,
): Watch {
  const { kind, level, since } = row
  return { kind, of: page?.slug ?? row.of, level, since, ...(page && { page }) }
}
