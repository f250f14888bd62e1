import { timingSafeEqual } from 'node:crypto'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { cookieFor, cookieIn } from '../../base/http/cookies.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'

type Guest = Extract<Actor, { readonly event: string }>

const COOKIE = 'forkshop_guest'
/** A guest's session ends with the room, and at the latest after this. */
const MAX_LIFE_MS = 14 * 24 * 60 * 60_000
/** After a room was closed by hand, what was written in it is taken for this long. */
const AFTER_CLOSING_MS = 14 * 24 * 60 * 60_000

/** Lets a guest into an event's room; answers the `Set-Cookie` value of their session. */
export const admitGuest = async (
  services: Services,
  event: { readonly id: string; readonly closes: string | null },
  name: string | null,
): Promise<string> => {
  const id = services.newId()
  const { token, hash } = makeSecretToken()
  const now = services.clock()
  const expires = new Date(
    Math.min(now.getTime() + MAX_LIFE_MS, Date.parse(event.closes ?? '9999-12-31')),
  )
  await services.database
    .insertInto('guest')
    .values({
      id,
      event: event.id,
      name,
      secret_hash: hash,
      created: now.toISOString(),
      expires: expires.toISOString(),
    })
    .execute()
  // the browser keeps it for as long as the server may take something from it
  const kept = expires.getTime() - now.getTime() + AFTER_CLOSING_MS
  const seconds = Math.max(0, Math.floor(kept / 1000))
  return cookieFor(services.settings, { name: COOKIE, value: `${id}.${token}`, seconds })
}

/** What of a session and its room decides whose it is. */
type Standing = {
  readonly open: number
  /** When the room was closed by hand; null where that is not known. */
  readonly closed: string | null
  readonly expires: string
}

/**
 * What somebody is who came into a room: a guest while it is open, for a while a past guest where it was closed by hand
 * during their session, else nobody (null).
 */
export const standingOf = (
  { open, closed, expires }: Standing,
  now: Date,
): Guest['kind'] | null => {
  if (open === 1) return Date.parse(expires) > now.getTime() ? 'guest' : null
  if (closed === null || closed >= expires) return null
  return Date.parse(closed) + AFTER_CLOSING_MS > now.getTime() ? 'past-guest' : null
}

/** The guest or past guest whose session a `Cookie` header carries; null for everybody else. */
export const readGuest = async (
  services: Services,
  cookieHeader: string | undefined,
): Promise<Guest | null> => {
  const [id, secret] = cookieIn(cookieHeader, COOKIE)?.split('.') ?? []
  if (id === undefined || secret === undefined) return null
  const row = await services.database
    .selectFrom('guest')
    .innerJoin('event_code', 'event_code.event', 'guest.event')
    .innerJoin('page', 'page.id', 'guest.event')
    .select(['guest.id', 'guest.name', 'guest.secret_hash', 'guest.expires', 'page.slug'])
    .select(['event_code.open', 'event_code.closed'])
    .where('guest.id', '=', id)
    .where('guest.turned_out', 'is', null)
    .where('page.deleted', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !isSame(row.secret_hash, hashOfToken(secret))) return null
  const kind = standingOf(row, services.clock())
  return kind && { kind, id: row.id, event: row.slug, name: row.name }
}

/** Ends the session of a guest, open or past; answers the `Set-Cookie` value that takes it from the browser. */
export const dismissGuest = async (
  services: Services,
  guest: Pick<Guest, 'id'>,
): Promise<string> => {
  await services.database
    .updateTable('guest')
    // it never was one that a closed room takes something from
    .set((eb) => ({ expires: eb.ref('created') }))
    .where('id', '=', guest.id)
    .execute()
  services.events.emit({ kind: 'rights-changed', page: null, user: guest.id })
  return cookieFor(services.settings, { name: COOKIE, value: '', seconds: 0 })
}

/** Whether a `Cookie` header carries the session of a guest who was turned out of an event. */
export const wasTurnedOut = async (
  { database }: Services,
  event: string,
  cookieHeader: string | undefined,
): Promise<boolean> => {
  const [id, secret] = cookieIn(cookieHeader, COOKIE)?.split('.') ?? []
  if (id === undefined || secret === undefined) return false
  const row = await database
    .selectFrom('guest')
    .select('secret_hash')
    .where('id', '=', id)
    .where('event', '=', event)
    .where('turned_out', 'is not', null)
    .executeTakeFirst()
  return row !== undefined && isSame(row.secret_hash, hashOfToken(secret))
}

/** How many guests came into an event and have a session still. */
export const countGuests = async (services: Services, event: string): Promise<number> => {
  const counted = await services.database
    .selectFrom('guest')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('event', '=', event)
    .where('expires', '>', services.clock().toISOString())
    .where('turned_out', 'is', null)
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}

const isSame = (known: string, given: string): boolean =>
  known.length === given.length && timingSafeEqual(Buffer.from(known), Buffer.from(given))
