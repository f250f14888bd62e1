import type { Notice } from '@forkshop/api'
import { firstLine, pagePath, type WaitingKind } from '@forkshop/domain'
import { sql, type RawBuilder } from 'kysely'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { Services } from '../../records/services/services.ts'
import { toNamedPage } from './named-pages.ts'
import { mayRead, type Owner } from './shown-rows.ts'

/** Lines of each kind that are told, the newest first. */
const MAX_LINES = 50
const QUOTE_LENGTH = 160

type Database = Pick<Services, 'database'>

/** A thing that waits, or several that are one line. */
type Row = {
  /** Tells it from others of its kind. */
  readonly one: string
  readonly count: number
  readonly at: string
  readonly who: string | null
  readonly who_name: string | null
  readonly words: string | null
  readonly slug: string
  readonly kind: string | null
  readonly title: string
  readonly proposal: number | null
}

type Source = {
  readonly kind: WaitingKind
  /** How many things there are. */
  readonly count: RawBuilder<unknown>
  /** Rows of the type `Row`. */
  readonly rows: RawBuilder<Row>
  readonly href: (page: string, row: Row) => string
}

/** What waits for somebody, the newest first: told of the records as they are, so that what was done is not there. */
export async function listWaiting({ database }: Database, owner: Owner): Promise<Notice[]> {
  const found = await Promise.all(
    sourcesOf(owner).map(async (source) => {
      const { rows } = await source.rows.execute(database)
      return rows.map((row) => toNotice(source, row))
    }),
  )
  return found.flat().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** How many things wait for somebody. */
export async function countWaiting({ database }: Database, owner: Owner): Promise<number> {
  const counts = sourcesOf(owner).map(({ count }) => sql`(select count(*) ${count})`)
  const { rows } = await sql<{ readonly count: number }>`
    select ${sql.join(counts, sql` + `)} as count`.execute(database)
  return Number(rows[0]?.count ?? 0)
}

function toNotice({ kind, href }: Source, row: Row): Notice {
  const personId = accountIdOf(row.who)
  const quote = firstLine(row.words ?? '', QUOTE_LENGTH)
  return {
    id: `${kind}:${row.one}`.slice(0, 200),
    kind,
    count: Number(row.count),
    at: row.at,
    read: false,
    who:
      row.who_name === null ? [] : [{ name: row.who_name, ...(personId !== null && { personId }) }],
    page: toNamedPage(row),
    ...(quote !== '' && { quote }),
    ...(row.proposal !== null && { proposal: row.proposal }),
    href: href(pagePath({ slug: row.slug, kind: kindOf(row) }), row),
  }
}

function sourcesOf(owner: Owner): readonly Source[] {
  const me = owner.id
  const mine = sql`(select m.page from maintainer m where m."user" = ${me})`
  const myEvents = sql`(select s.slug from page_slug s
    inner join maintainer m on m.page = s.page where m."user" = ${me})`
  const page = sql`p.slug, p.kind, p.title`

  const proposals = sql`from proposal o inner join page p on p.id = o.page
    where o.page in ${mine} and o.state = 'open' and p.deleted is null`
  const ideas = sql`from idea i inner join page p on p.id = i.page
    where i.page in ${mine} and i.state = 'open' and i.deleted is null and i.hidden is null
      and p.deleted is null`
  const said = sql`from idea i inner join page p on p.id = i.page
    where i.hidden_by = 'waiting' and i.deleted is null and p.deleted is null
      and (i.page in ${mine} or (i.event in ${myEvents} and ${mayRead('p', owner)}))`
  const offers = sql`from offer f inner join page p on p.id = f.page
    where f.page in ${mine} and f.state = 'waiting' and p.deleted is null`
  const reports = sql`from report t inner join page p on p.id = t.page
    where t.dismissed is null and p.deleted is null
      and (t.page in ${mine} or (t.event in ${myEvents} and ${mayRead('p', owner)}))
      and not exists (select 1 from idea x
        where x.id = substr(t.said, 6) and x.deleted is not null)`
  const drafts = sql`from draft d inner join page p on p.id = d.page
    where d.closed is null and p.deleted is null and ${mayRead('p', owner)}
      and (d.owner = ${me} or exists (select 1 from draft_writer w
        where w.draft = d.id and w."user" = ${me}))`

  /** One line a page, with the newest idea of it. */
  const byPage = (things: RawBuilder<unknown>) => sql<Row>`
    select * from (select i.page as one, count(*) over (partition by i.page) as count,
      row_number() over (partition by i.page order by i.created desc, i.id desc) as place,
      i.created as at, i.author as who, i.author_name as who_name, i.text as words,
      ${page}, null as proposal ${things}) as lines
    where place = 1 order by at desc limit ${sql.lit(MAX_LINES)}`
  const newest = (rows: RawBuilder<unknown>) => sql<Row>`
    ${rows} order by at desc limit ${sql.lit(MAX_LINES)}`

  return [
    {
      kind: 'proposal-waits',
      count: proposals,
      rows: newest(sql`select p.slug || ':' || o.number as one, 1 as count, o.created as at,
        o.author as who, o.author_name as who_name, o.title as words, ${page},
        o.number as proposal ${proposals}`),
      href: (path, { proposal }) => `${path}/proposals/${proposal}`,
    },
    {
      kind: 'idea-waits',
      count: ideas,
      rows: byPage(ideas),
      href: (path) => `${path}/ideas`,
    },
    {
      kind: 'said-waits',
      count: said,
      rows: byPage(said),
      href: (path) => `${path}/ideas`,
    },
    {
      kind: 'offer-waits',
      count: offers,
      rows: newest(sql`select f.id as one, 1 as count, f.created as at, f.guest as who,
        f.author_name as who_name, f.title as words, ${page}, null as proposal ${offers}`),
      href: (path, { one }) => `${path}/offers/${one}`,
    },
    {
      kind: 'report-waits',
      count: sql`from (select distinct t.said ${reports}) as things`,
      rows: newest(sql`select t.said as one, count(*) as count, max(t.created) as at,
        null as who, null as who_name, max(t.reason) as words, ${page}, null as proposal
        ${reports} group by t.said, p.slug, p.kind, p.title`),
      href: (path, { one }) => reportedPath(path, one),
    },
    {
      kind: 'draft-waits',
      count: drafts,
      rows: newest(sql`select d.id as one, 1 as count, d.updated as at, null as who,
        null as who_name, null as words, ${page}, d.proposal as proposal, d.purpose as purpose
        ${drafts}`),
      href: (path, row) => draftPath(path, row),
    },
  ]
}

/** Where what was reported stands. */
function reportedPath(page: string, said: string): string {
  const [kind, id = ''] = said.split(':')
  if (kind === 'idea') return `${page}/ideas#idea-${id}`
  return kind === 'card' ? `${page}/board` : page
}

function draftPath(page: string, row: Row & { readonly purpose?: string }): string {
  if (row.purpose !== 'proposal') return `${page}/edit`
  return `${page}/edit?proposal${row.proposal === null ? '' : `=${row.proposal}`}`
}
