import { momentOf, pagePath } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import { cookieFor, cookieIn } from '../../base/http/cookies.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import type { RoomLinkTable } from '../../records/database/tables/day-tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { zonesOf } from '../events/event-times.ts'
import { readClosed, readStanding } from '../run/run-rows.ts'

/** Signs of a date. */
const DAY_LENGTH = '2027-01-22'.length

export type RoomLink = Selectable<RoomLinkTable>

/** Good at a time, of one event: a projector or two, and some that were lost. */
const MOST = 10
const HOUR_MS = 60 * 60_000
/** How long a day may still go on once its event is over. */
const LATE_MS = 12 * HOUR_MS
/** Of an event that does not say when it is, from when the link was made. */
const UNDATED_MS = 14 * 24 * HOUR_MS

/** Links to the screen of the room of an event that open it, the newest first. */
export async function goodLinks(services: Services, event: PageRow): Promise<readonly RoomLink[]> {
  const rows = await services.database
    .selectFrom('room_link')
    .selectAll()
    .where('event', '=', event.id)
    .orderBy('made', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const ends = rows.length === 0 ? () => 0 : await endOf(services, event)
  const now = services.clock().getTime()
  return rows.filter((row) => ends(row) > now)
}

/** Makes a link; one too many ends the oldest. Throws `not-open` where it would open nothing. */
export async function makeLink(
  services: Services,
  event: PageRow,
  actor: Actor,
): Promise<{ readonly link: RoomLink; readonly address: string }> {
  const { token, hash } = makeSecretToken()
  const now = services.clock()
  const link: RoomLink = {
    id: services.newId(),
    event: event.id,
    key_hash: hash,
    made: now.toISOString(),
    by_name: actor.kind === 'visitor' ? '' : (actor.name ?? ''),
  }
  const ends = await endOf(services, event)
  if (ends(link) <= now.getTime()) throw new ProblemError('not-open', 'room-link-late')
  const old = (await goodLinks(services, event)).slice(MOST - 1)
  await services.database.insertInto('room_link').values(link).execute()
  for (const { id } of old) await endLink(services, event, id)
  const path = pagePath({ slug: event.slug, kind: 'event' })
  return { link, address: `${services.settings.url}${path}/room#${token}` }
}

/** Ends a link, and the screens that it opened. */
export async function endLink(services: Services, event: PageRow, id: string): Promise<void> {
  await services.database
    .deleteFrom('room_link')
    .where('event', '=', event.id)
    .where('id', '=', id)
    .execute()
  services.events.emit({ kind: 'rights-changed', page: event.id, user: null })
}

/** The `Set-Cookie` value by which a browser opens a screen with a key. Throws `not-found` for one that opens nothing. */
export async function screenCookie(
  services: Services,
  event: PageRow | null,
  key: string,
): Promise<string> {
  const found = event === null ? null : await findLink(services, event, key)
  if (event === null || found === null) throw new ProblemError('not-found', 'room-link-unknown')
  const seconds = Math.ceil((found.ends - services.clock().getTime()) / 1000)
  return cookieFor(services.settings, {
    name: cookieOf(event),
    value: key,
    seconds,
    path: '/api/v1',
  })
}

/** Whether a `Cookie` header opens the screen of an event. */
export async function opensScreen(
  services: Services,
  event: PageRow,
  cookie: string | undefined,
): Promise<boolean> {
  const key = cookieIn(cookie, cookieOf(event))
  return key !== undefined && (await findLink(services, event, key)) !== null
}

async function findLink(
  services: Services,
  event: PageRow,
  key: string,
): Promise<{ readonly ends: number } | null> {
  const row = await services.database
    .selectFrom('room_link')
    .selectAll()
    .where('event', '=', event.id)
    .where('key_hash', '=', hashOfToken(key))
    .executeTakeFirst()
  if (row === undefined) return null
  const ends = (await endOf(services, event))(row)
  return ends > services.clock().getTime() ? { ends } : null
}

const cookieOf = ({ id }: PageRow): string => `forkshop_screen_${id}`

/** When links of an event end, in milliseconds since 1970. */
async function endOf(
  services: Services,
  event: PageRow,
): Promise<(link: Pick<RoomLink, 'made'>) => number> {
  const facts = factsOfRow(event)
  const { own, site } = await zonesOf(services, facts)
  // one that says no end goes on until the end of its last day
  const lastDay = facts.days.at(-1) ?? facts.start?.slice(0, DAY_LENGTH) ?? ''
  const over = momentOf(facts.end ?? lastDay, own ?? site, 'day-end')
  if (Number.isNaN(over)) return ({ made }) => Date.parse(made) + UNDATED_MS
  const isLate = over <= services.clock().getTime() && (await goesOn(services, event))
  return () => (isLate ? over + LATE_MS : over)
}

/** Whether the day of an event was started and not closed. */
async function goesOn({ database }: Services, { id }: PageRow): Promise<boolean> {
  if ((await readClosed(database, id)) !== null) return false
  return (await readStanding(database, id)).goes
}
