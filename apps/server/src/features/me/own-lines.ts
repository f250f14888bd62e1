import type { Me, ProposalLine } from '@forkshop/api'
import { draftPath, pagePath, proposalStates } from '@forkshop/domain'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { kindOf } from '../../base/kind-of.ts'
import { arrivedIn } from '../../records/pages/arrived-in.ts'
import { toSummaries } from '../../records/pages/summaries.ts'
import type { Services } from '../../records/services/services.ts'
import { toNamedPage } from '../notices/named-pages.ts'
import { mayRead, type Owner } from '../notices/shown-rows.ts'

/** Lines of each kind that are told. */
const MAX_LINES = 100

/** What there is for everybody, of the row of a page `p`. */
export const isPublic: RawBuilder<SqlBool> = sql`p.visibility = 'public'`

/** What somebody may read, of the row of a page `p`. */
export const isReadable = (owner: Owner): RawBuilder<SqlBool> => mayRead('p', owner)

/**
 * Drafts in which somebody wrote and that are open, the last written first; of proposals only their own. Of texts without
 * a page those that they began or were let into, written in or not.
 */
export async function draftsOf(services: Services, owner: Owner): Promise<Me['drafts']> {
  const [ofPages, starts] = await Promise.all([
    pageDraftsOf(services, owner),
    startsOf(services, owner.id),
  ])
  return [...ofPages, ...starts]
    .toSorted((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, MAX_LINES)
}

async function pageDraftsOf(services: Services, owner: Owner): Promise<Me['drafts']> {
  const rows = await services.database
    .selectFrom('draft as d')
    .innerJoin('page as p', 'p.id', 'd.page')
    .select(['d.id', 'd.purpose', 'd.proposal', 'd.updated', 'p.slug', 'p.kind', 'p.title'])
    .where('d.closed', 'is', null)
    .where('d.quarantined', 'is', null)
    .where('p.deleted', 'is', null)
    .where(isReadable(owner))
    .where(
      sql<SqlBool>`(d.owner = ${owner.id} or (d.purpose = 'page' and exists (select 1
        from draft_writer w where w.draft = d.id and w."user" = ${owner.id})))`,
    )
    .orderBy('d.updated', 'desc')
    .orderBy('d.id')
    .limit(MAX_LINES)
    .execute()
  const writers = await writersOf(services, rows)
  return rows.map(({ id, purpose, proposal, updated, ...page }) => {
    const path = `${pagePath({ slug: page.slug, kind: kindOf(page) })}/edit`
    const wanted = proposal === null ? '?proposal' : `?proposal=${proposal}`
    return {
      id,
      page: toNamedPage(page),
      title: page.title,
      purpose: purpose === 'proposal' ? ('proposal' as const) : ('page' as const),
      updated,
      others: writers.flatMap((one) =>
        one.draft === id && one.user !== owner.id ? [one.name] : [],
      ),
      href: purpose === 'proposal' ? `${path}${wanted}` : path,
    }
  })
}

async function startsOf(services: Services, user: string): Promise<Me['drafts']> {
  const rows = await services.database
    .selectFrom('draft as d')
    .innerJoin('draft_start as s', 's.draft', 'd.id')
    .select(['d.id', 'd.purpose', 'd.updated', 's.title'])
    .where('d.closed', 'is', null)
    .where((eb) =>
      eb.or([
        eb('d.owner', '=', user),
        eb('d.id', 'in', eb.selectFrom('draft_person').select('draft').where('user', '=', user)),
      ]),
    )
    .orderBy('d.updated', 'desc')
    .orderBy('d.id')
    .limit(MAX_LINES)
    .execute()
  const writers = await writersOf(services, rows)
  return rows.map(({ id, title, updated }) => ({
    id,
    page: null,
    title,
    purpose: 'start' as const,
    updated,
    others: writers.flatMap((one) => (one.draft === id && one.user !== user ? [one.name] : [])),
    href: draftPath(id),
  }))
}

async function writersOf(
  { database }: Services,
  drafts: readonly { readonly id: string; readonly purpose: string }[],
) {
  const ids = drafts.filter(({ purpose }) => purpose !== 'proposal').map(({ id }) => id)
  if (ids.length === 0) return []
  return database
    .selectFrom('draft_writer')
    .selectAll()
    .where('draft', 'in', ids)
    .orderBy('name')
    .execute()
}

/** Proposals of somebody (an account or `guest:<id>`) to pages that `where` lets through, the newest first. */
export async function proposalsOf(
  services: Services,
  author: string,
  where: RawBuilder<SqlBool>,
): Promise<ProposalLine[]> {
  const rows = await services.database
    .selectFrom('proposal as o')
    .innerJoin('page as p', 'p.id', 'o.page')
    .select(['o.number', 'o.title as name', 'o.state', 'o.created', 'o.decided_reason'])
    .select(['o.accepted_revision', 'p.id', 'p.slug', 'p.kind', 'p.title'])
    .where('o.author', '=', author)
    .where('p.deleted', 'is', null)
    .where(where)
    .orderBy('o.created', 'desc')
    .orderBy('p.id')
    .limit(MAX_LINES)
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      page: toNamedPage(row),
      number: row.number,
      title: row.name,
      state: proposalStates.find((state) => state === row.state) ?? 'open',
      time: row.created,
      reason: row.decided_reason,
      version:
        row.accepted_revision === null
          ? null
          : await arrivedIn(services, row, row.accepted_revision),
    })),
  )
}

/** Pages that somebody looks after, events apart; the last changed first. */
export function pagesOf(services: Services, user: string, where: RawBuilder<SqlBool>) {
  return services.database
    .selectFrom('page as p')
    .innerJoin('maintainer as m', 'm.page', 'p.id')
    .selectAll('p')
    .where('m.user', '=', user)
    .where('p.deleted', 'is', null)
    .where(sql<SqlBool>`(p.kind is null or p.kind <> 'event')`)
    .where(where)
    .orderBy('p.updated', 'desc')
    .orderBy('p.id')
    .limit(MAX_LINES)
    .execute()
}

/** The same with what waits there. */
export async function keptPages(services: Services, owner: Owner): Promise<Me['pages']> {
  const rows = await pagesOf(services, owner.id, isReadable(owner))
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const { database } = services
  const [summaries, proposals, ideas] = await Promise.all([
    toSummaries(services, rows),
    database
      .selectFrom('proposal')
      .select(({ fn }) => ['page', fn.countAll().as('count')])
      .where('page', 'in', ids)
      .where('state', '=', 'open')
      .groupBy('page')
      .execute(),
    database
      .selectFrom('idea')
      .select(({ fn }) => ['page', fn.countAll().as('count')])
      .where('page', 'in', ids)
      .where('state', '=', 'open')
      .where('deleted', 'is', null)
      .where('hidden', 'is', null)
      .groupBy('page')
      .execute(),
  ])
  const countOf = (rowsOf: typeof ideas, id: string): number =>
    Number(rowsOf.find(({ page }) => page === id)?.count ?? 0)
  return summaries.map((page) => ({
    page,
    proposals: countOf(proposals, page.id),
    ideas: countOf(ideas, page.id),
  }))
}

/** What somebody put on their shelf, the last put first. */
export async function favouritesOf(services: Services, owner: Owner): Promise<Me['favourites']> {
  const rows = await services.database
    .selectFrom('page as p')
    .innerJoin('favourite as f', 'f.page', 'p.id')
    .selectAll('p')
    .where('f.user', '=', owner.id)
    .where('p.deleted', 'is', null)
    .where(isReadable(owner))
    .orderBy('f.since', 'desc')
    .orderBy('p.id')
    .limit(MAX_LINES)
    .execute()
  return toSummaries(services, rows)
}
