import { timingSafeEqual } from 'node:crypto'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { cookieFor, cookieIn } from '../../base/http/cookies.ts'
import type { Actor } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'

type Guest = Extract<Actor, { readonly kind: 'guest' }>

const COOKIE = 'forkshop_guest'
/** A guest's session ends with the room, and at the latest after this. */
const MAX_LIFE_MS = 14 * 24 * 60 * 60_000

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
  const seconds = Math.max(0, Math.floor((expires.getTime() - now.getTime()) / 1000))
  return cookieFor(services.settings, { name: COOKIE, value: `${id}.${token}`, seconds })
}

/** The guest whose session a `Cookie` header carries; null once it expired or the room is closed. */
export const readGuest = async (
  services: Services,
  cookieHeader: string | undefined,
): Promise<Guest | null> => {
  const [id, secret] = cookieIn(cookieHeader, COOKIE)?.split('.') ?? []
  if (id === undefined || secret === undefined) return null
  const now = services.clock().toISOString()
  const row = await services.database
    .selectFrom('guest')
    .innerJoin('event_code', 'event_code.event', 'guest.event')
    .innerJoin('page', 'page.id', 'guest.event')
    .select(['guest.id', 'guest.name', 'guest.secret_hash', 'page.slug'])
    .where('guest.id', '=', id)
    .where('guest.expires', '>', now)
    .where('guest.turned_out', 'is', null)
    .where('event_code.open', '=', 1)
    .where('page.deleted', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !isSame(row.secret_hash, hashOfToken(secret))) return null
  return { kind: 'guest', id: row.id, event: row.slug, name: row.name }
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
