import { z } from 'zod'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { isNoRoom, isShortOfRoom } from '../../base/disk/no-room.ts'
import type { Services } from '../../records/services/services.ts'
import type { Auth } from './auth.ts'
import { hashOfToken } from '../../base/secret-token.ts'

/** Reads the guest session of a `Cookie` header, open or past; null when there is none that still holds. */
export type ReadGuest = (cookie: string) => Promise<Extract<Actor, { event: string }> | null>

type Headers = { readonly authorization?: string | undefined; readonly cookie?: string | undefined }

/** How often the last use of an access token is written down. */
const LAST_USED_STEP_MS = 60_000

const listSchema = z.array(z.string())

/**
 * Finds out who calls: an access token, else a session, else a guest of an event, else a visitor.
 * Throws `not-signed-in` for a token that is unknown, expired or of a banned account.
 */
export function actorOf(
  services: Services,
  auth: Auth,
  readGuest: ReadGuest,
): (headers: Headers) => Promise<Actor> {
  return async ({ authorization, cookie }) => {
    const bearer = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
    if (bearer !== undefined) return actorOfToken(services, bearer)
    if (cookie === undefined) return { kind: 'visitor' }
    const account = cookie.includes('forkshop.session_token')
      ? await actorOfSession(services, auth, cookie)
      : null
    if (account !== null) return account
    const guest = cookie.includes('forkshop_guest=') ? await readGuest(cookie) : null
    return guest ?? { kind: 'visitor' }
  }
}

async function actorOfSession(
  services: Services,
  auth: Auth,
  cookie: string,
): Promise<Actor | null> {
  const session = await auth.api.getSession({
    headers: new Headers({ cookie }),
    // A session is renewed by a write; one that still holds is no reason to fail for want of room.
    query: { disableRefresh: await isShortOfRoom(services) },
  })
  if (session === null || session.user.banned !== 0) return null
  const { id, name, email, admin } = session.user
  return {
    kind: 'account',
    id,
    name,
    email,
    admin: admin === 1,
    session: session.session.id,
    token: null,
  }
}

async function actorOfToken(services: Services, bearer: string): Promise<Actor> {
  const row = await services.database
    .selectFrom('token')
    .innerJoin('user', 'user.id', 'token.user')
    .select([
      'token.id as token',
      'token.scopes',
      'token.pages',
      'token.expires',
      'token.last_used',
      'user.id',
      'user.name',
      'user.email',
      'user.admin',
      'user.banned',
    ])
    .where('token.secret_hash', '=', hashOfToken(bearer))
    .executeTakeFirst()
  const now = services.clock()
  const holds =
    row !== undefined &&
    row.banned === 0 &&
    (row.expires === null || Date.parse(row.expires) > now.getTime())
  if (!holds) throw new ProblemError('not-signed-in', 'token-invalid')
  if (now.getTime() - Date.parse(row.last_used ?? '1970-01-01') > LAST_USED_STEP_MS) {
    await noteUse(services, row.token, now)
  }
  return {
    kind: 'account',
    id: row.id,
    name: row.name,
    email: row.email,
    admin: row.admin === 1,
    session: null,
    token: {
      id: row.token,
      scopes: listSchema.parse(JSON.parse(row.scopes)),
      pages: row.pages === null ? null : listSchema.parse(JSON.parse(row.pages)),
    },
  }
}

/** Reading goes on where nothing can be written down. */
async function noteUse({ database }: Services, token: string, now: Date): Promise<void> {
  try {
    await database
      .updateTable('token')
      .set({ last_used: now.toISOString() })
      .where('id', '=', token)
      .execute()
  } catch (error) {
    if (!isNoRoom(error)) throw error
  }
}
