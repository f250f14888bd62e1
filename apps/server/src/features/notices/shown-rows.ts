import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Services } from '../../records/services/services.ts'

/** Whose inbox is looked at, as far as rights go. */
export type Owner = { readonly id: string; readonly admin: boolean }

/**
 * The notices of somebody (`n`) that may be shown to them now, with what happened (`a`), on which page (`p`), and the idea
 * that it is about (`i`): of pages that they may read, and of what is neither hidden, nor deleted, nor undone.
 */
export function shownNotices({ database }: Pick<Services, 'database'>, owner: Owner) {
  return database
    .selectFrom('notice as n')
    .innerJoin('told_act as a', 'a.number', 'n.act')
    .innerJoin('page as p', 'p.id', 'a.page')
    .leftJoin('idea as i', (join) => join.on(sql<SqlBool>`i.id = coalesce(n.idea, a.idea)`))
    .where('n.person', '=', owner.id)
    .where('p.deleted', 'is', null)
    .where(mayRead('p', owner))
    .where(isThere(owner))
}

/** Whether somebody may read a page, of its row. */
export function mayRead(page: string, { id, admin }: Owner): RawBuilder<SqlBool> {
  if (admin) return sql`1 = 1`
  const { visibility, key } = { visibility: sql.ref(`${page}.visibility`), key: `${page}.id` }
  return sql`(${visibility} in ('public', 'unlisted') or ${maintains(key, id)})`
}

/** Whether somebody looks after a page, of its id. */
export function maintains(page: string, person: string): RawBuilder<SqlBool> {
  return sql`exists (select 1 from maintainer m where m.page = ${sql.ref(page)} and m."user" = ${person})`
}

/**
 * Whether a notice (`n`) of a page (`p`) stands among what happened: an idea or a proposal on a page that one looks after
 * stands under what is to be decided, and there alone.
 */
export function isWhatHappened(owner: Owner): RawBuilder<SqlBool> {
  return sql`not ${isToDecide(owner)}`
}

/** Whether nothing was decided yet of the idea or proposal that a notice puts before somebody to be decided. */
export function isNotDecided(owner: Owner): RawBuilder<SqlBool> {
  return sql`(i.state is null or i.state = 'open' or not ${isToDecide(owner)})
    and (n.kind <> 'proposal-made' or not ${maintains('p.id', owner.id)} or exists (
      select 1 from proposal o where o.page = a.page and o.number = a.proposal
        and o.state = 'open'))`
}

function isToDecide({ id }: Owner): RawBuilder<SqlBool> {
  // asked once of all pages: an inbox may have thousands of ideas
  return sql`(n.kind in ('idea-said', 'proposal-made') and a.page in (
    select m.page from maintainer m where m."user" = ${id}))`
}

/** What a notice tells of is as it tells. */
function isThere(owner: Owner): RawBuilder<SqlBool> {
  return sql`(
    a.undone is null
    and (coalesce(n.idea, a.idea) is null
      or (i.id is not null and i.deleted is null and i.hidden is null))
    and (n.kind <> 'idea-declined' or i.state = 'declined')
    and (n.kind <> 'idea-duplicate' or i.state = 'duplicate')
    and (n.kind <> 'idea-proposed' or i.state in ('proposed', 'accepted'))
    and (a.comment is null or exists (
      select 1 from comment c where c.id = a.comment and c.hidden is null
        and c.deleted is null))
    and (a.kind <> 'proposal-made' or exists (
      select 1 from proposal o where o.page = a.page and o.number = a.proposal
        and o.state <> 'withdrawn'))
    and (a.kind <> 'released' or exists (
      select 1 from page_release v where v.page = a.page and v.version = a.version
        and v.withdrawn is null))
    and (a.other is null or exists (
      select 1 from page o where o.id = a.other and o.deleted is null
        and ${mayRead('o', owner)}))
    and (n.kind <> 'report-made' or (exists (
      select 1 from report t where t.said = a.said and t.dismissed is null)
        and ${mayModerate(owner)}))
  )`
}

/** Whether somebody may know what was reported: who maintains its page, or the event that let its speaker in. */
function mayModerate({ id, admin }: Owner): RawBuilder<SqlBool> {
  if (admin) return sql`1 = 1`
  return sql`(${maintains('p.id', id)} or exists (
    select 1 from page_slug s inner join maintainer m on m.page = s.page
      where s.slug = a.event and m."user" = ${id}))`
}
