import { randomInt } from 'node:crypto'
import { momentOf } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { EventCodeTable } from '../../records/database/tables/event-tables.ts'
import { noteNext, readAs } from '../../base/shown.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { makeEventCode } from './event-code.ts'
import { zonesOf } from './event-times.ts'

export type EventRoom = Selectable<EventCodeTable>

/** What a room stays open after its event, or after opening when the event is over. */
const OPEN_AFTER_MS = 14 * 24 * 60 * 60_000
const MAX_TRIES = 20

/** The room of an event; null when it was never opened. */
export const findRoom = async (services: Services, event: PageRow): Promise<EventRoom | null> =>
  (await services.database
    .selectFrom('event_code')
    .selectAll()
    .where('event', '=', event.id)
    .executeTakeFirst()) ?? null

/** Whether guests may come in now. */
export const isOpen = (
  { clock }: Pick<Services, 'clock'>,
  { open, closes }: Pick<EventRoom, 'open' | 'closes'>,
): boolean => {
  if (open !== 1 || closes === null) return open === 1
  const now = clock()
  noteNext(now, [Date.parse(closes)])
  return Date.parse(closes) > now.getTime()
}

/** Until when an event's room lets people in with its code; null while it is closed, and for other pages. */
export const doorOf = async (services: Services, page: PageRow): Promise<string | null> => {
  if (page.kind !== 'event') return null
  const room = await readAs([`page ${page.id}`], () => findRoom(services, page))
  return room !== null && isOpen(services, room) ? room.closes : null
}

/** Opens or closes an event's room; a new code replaces the old one for those not yet in. */
export const setRoom = async (
  services: Services,
  event: PageRow,
  wish: { readonly open: boolean; readonly renew: boolean },
): Promise<EventRoom | null> => {
  const room = await findRoom(services, event)
  if (room === null && !wish.open) return null
  const closes = wish.open ? await closingTime(services, event) : (room?.closes ?? null)
  const code = room === null || wish.renew ? null : room.code
  const closed = wish.open ? null : room?.open === 0 ? room.closed : services.clock().toISOString()
  const written = { event: event.id, open: wish.open ? 1 : 0, closes, closed }
  if (code !== null) {
    await services.database
      .updateTable('event_code')
      .set(written)
      .where('event', '=', event.id)
      .execute()
  } else await writeNewCode(services, written)
  return findRoom(services, event)
}

const closingTime = async (services: Services, event: PageRow): Promise<string> => {
  const facts = factsOfRow(event)
  const { own, site } = await zonesOf(services, facts)
  const end = momentOf(facts.end ?? '', own ?? site, 'day-end')
  const now = services.clock().getTime()
  const from = Number.isNaN(end) ? now : Math.max(end, now)
  return new Date(from + OPEN_AFTER_MS).toISOString()
}

const writeNewCode = async (services: Services, room: Omit<EventRoom, 'code'>): Promise<void> => {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const code = makeEventCode((n) => randomInt(n))
    const taken = await services.database
      .selectFrom('event_code')
      .select('event')
      .where('code', '=', code)
      .executeTakeFirst()
    if (taken !== undefined) continue
    await services.database
      .insertInto('event_code')
      .values({ ...room, code })
      .onConflict((conflict) => conflict.column('event').doUpdateSet({ ...room, code }))
      .execute()
    return
  }
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: 60 } })
}
