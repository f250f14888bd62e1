import type { Me } from '@forkshop/api'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { toSummaries } from '../../records/pages/summaries.ts'
import type { Services } from '../../records/services/services.ts'
import { isReadable } from './own-lines.ts'
import type { Owner } from '../notices/shown-rows.ts'

/** Events that are told. */
const MAX_EVENTS = 100

/** Whether somebody looks after the event that is the page `p`. */
const looksAfter = (user: string): RawBuilder<SqlBool> =>
  sql`exists (select 1 from maintainer m where m.page = p.id and m."user" = ${user})`

/** Events of somebody: led, with a role that they took, or where they said something; what comes first. */
export async function eventsOf(services: Services, owner: Owner): Promise<Me['events']> {
  const me = owner.id
  const said = sql<SqlBool>`(exists (select 1 from card c where c.page = p.id and c.author = ${me}
      and c.deleted is null)
    or exists (select 1 from idea i inner join page_slug s on s.slug = i.event
      where s.page = p.id and i.author = ${me} and i.deleted is null))`
  const roles = await services.database
    .selectFrom('role_person')
    .select(['page', 'role_label', 'leads'])
    .where('user', '=', me)
    .where('answer', '=', 'yes')
    .execute()
  const own = await services.database
    .selectFrom('maintainer')
    .select('page')
    .where('user', '=', me)
    .execute()
  const rows = await eventRows(
    services,
    sql<SqlBool>`${isReadable(owner)} and (${looksAfter(me)} or ${hasRole(me)} or ${said})`,
  )
  const mine = new Set(own.map(({ page }) => page))
  const summaries = await toSummaries(services, rows)
  return summaries
    .map((page) => {
      const role = roles.find((one) => one.page === page.id)
      const leads = mine.has(page.id) || role?.leads === 1
      const part = leads ? 'leads' : role === undefined ? 'there' : 'role'
      return { page, part, role: role?.role_label ?? null } as const
    })
    .toSorted((a, b) => Number(a.page.over) - Number(b.page.over))
}

/** Public events that somebody looks after, or in which they said yes to a role and to be named. */
export async function shownEventsOf(services: Services, user: string) {
  const rows = await eventRows(
    services,
    sql<SqlBool>`p.visibility = 'public' and (${looksAfter(user)} or exists (select 1
      from role_person r where r.page = p.id and r."user" = ${user} and r.answer = 'yes'
        and r.shown = 1))`,
  )
  return toSummaries(services, rows)
}

const hasRole = (user: string): RawBuilder<SqlBool> =>
  sql`exists (select 1 from role_person r where r.page = p.id and r."user" = ${user}
    and r.answer = 'yes')`

function eventRows({ database }: Services, where: RawBuilder<SqlBool>) {
  return database
    .selectFrom('page as p')
    .selectAll('p')
    .where('p.kind', '=', 'event')
    .where('p.deleted', 'is', null)
    .where(where)
    .orderBy('p.updated', 'desc')
    .orderBy('p.id')
    .limit(MAX_EVENTS)
    .execute()
}
