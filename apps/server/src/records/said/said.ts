import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { findNamedPage, findPageById, type PageRow } from '../pages/find-page.ts'
import { hasRight, leadsTheDay, roleOn } from '../pages/rights.ts'
import type { Services } from '../services/services.ts'

/** An idea, a comment (reviews are comments), a card of a closing circle or a photograph, as far as rights on it go. */
export type Said = {
  readonly kind: 'idea' | 'comment' | 'card' | 'photograph'
  readonly id: string
  /** Id of the page that it stands on. */
  readonly page: string
  /** Slug of the event that it was said at, or whose proposal it is about. */
  readonly event: string | null
  readonly author: string | null
  /** Since when it is hidden. */
  readonly hidden: string | null
  /** Who hid it, or `waiting`. */
  readonly hidden_by: string | null
  /** Whether others see it only once it was released. */
  readonly waits?: boolean
}

/** Stands for who hid it, where nobody did: it was said in a room that is closed, and waits for who leads. */
export const WAITING = 'waiting'

/** Whether it waits for who leads. */
export const isWaiting = ({ hidden_by }: { readonly hidden_by: string | null }): boolean =>
  hidden_by === WAITING

type Row = Omit<Said, 'kind'>

/** How something said is named: `idea:<id>`, `comment:<id>`, `card:<id>`, `photograph:<id>`. */
export const nameOfSaid = ({ kind, id }: Pick<Said, 'kind' | 'id'>): string => `${kind}:${id}`

/** What a name leads to; null for what is not there or was taken back. */
export async function readSaid({ database }: Services, of: string): Promise<Said | null> {
  const [kind, id = ''] = of.split(':')
  if (kind === 'idea') {
    const row = await database
      .selectFrom('idea')
      .select(['id', 'page', 'event', 'author', 'hidden', 'hidden_by'])
      .where('id', '=', id)
      .where('deleted', 'is', null)
      .executeTakeFirst()
    return row === undefined ? null : { ...row, kind }
  }
  if (kind === 'card') {
    const row = await database
      .selectFrom('card')
      .innerJoin('page', 'page.id', 'card.page')
      .select(['card.id', 'card.page', 'page.slug as event'])
      .select(['card.author', 'card.hidden', 'card.hidden_by'])
      .where('card.id', '=', id)
      .where('card.deleted', 'is', null)
      .executeTakeFirst()
    return row === undefined ? null : { ...row, kind }
  }
  if (kind === 'photograph') {
    const row = await database
      .selectFrom('photograph')
      .leftJoin('idea', 'idea.id', 'photograph.idea')
      .select(['photograph.id', 'photograph.page', 'photograph.event', 'photograph.author'])
      .select(['photograph.released', 'photograph.hidden', 'photograph.hidden_by'])
      .select(['idea.hidden as idea_hidden', 'idea.hidden_by as idea_hidden_by'])
      .where('photograph.id', '=', id)
      .where('idea.deleted', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return null
    const { released, idea_hidden, idea_hidden_by, ...said } = row
    const hidden = said.hidden ?? idea_hidden
    const hidden_by = said.hidden === null ? idea_hidden_by : said.hidden_by
    return { ...said, kind, hidden, hidden_by, waits: released === null }
  }
  const row = await database
    .selectFrom('comment')
    .select(['id', 'page', 'event', 'author', 'hidden', 'hidden_by'])
    .where('id', '=', id)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, kind: 'comment' }
}

/** Whether a guest of an event said it. */
export const isOfGuest = (author: string | null): boolean => author?.startsWith('guest:') ?? false

/**
 * The page of something said, where the actor may see both: what is hidden, or waits, is seen by who said it and by who
 * may hide it. Null otherwise.
 */
export async function pageOfSaid(
  services: Services,
  actor: Actor,
  said: Row,
): Promise<PageRow | null> {
  const page = await findPageById(services, said.page, actor)
  if (page === null || !(await hasRight(services, actor, 'read', page))) return null
  if ((said.hidden === null && said.waits !== true) || isOwn(actor, said)) return page
  return (await mayModerate(services, actor, { page, said })) ? page : null
}

/** Whether this actor said it. */
export const isOwn = (actor: Actor, { author }: Pick<Row, 'author'>): boolean =>
  author !== null && author === actorId(actor)

/**
 * Whether the actor may hide it: who maintains its page, and, of what a guest said, the event that let the guest in; a
 * card, and what waits, also who leads the day of that event.
 */
export async function mayModerate(
  services: Services,
  actor: Actor,
  { page, said }: { readonly page: PageRow; readonly said: Row },
): Promise<boolean> {
  if (await hasRight(services, actor, 'moderate', page)) return true
  if (isCard(said)) return hasRight(services, actor, 'lead', page)
  if (!isOfGuest(said.author) || said.event === null) return false
  const event = await findNamedPage(services, said.event, actor)
  if (event === null) return false
  if (await hasRight(services, actor, 'moderate', event)) return true
  if (!isWaiting(said)) return false
  const role = await roleOn(services)(actor, event)
  return leadsTheDay(services, actor, { page: event, role })
}

function isCard(said: Row & { readonly kind?: string }): boolean {
  return said.kind === 'card'
}

/** The ids of the pages that show it: its own, and its event's. */
export async function pagesShowing({ database }: Services, said: Row): Promise<readonly string[]> {
  if (said.event === null) return [said.page]
  const event = await database
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', said.event)
    .executeTakeFirst()
  return [...new Set([said.page, ...(event === undefined ? [] : [event.page])])]
}
