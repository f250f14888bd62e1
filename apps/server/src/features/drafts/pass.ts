import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

/** What somebody came with: the session of a browser, or the access token of a program. */
export type Pass = { readonly kind: 'session' | 'program'; readonly id: string }

/** The pass of a caller. Throws `not-signed-in` for an account that nobody showed a pass of. */
export const passOf = (actor: Extract<Actor, { readonly kind: 'account' }>): Pass => {
  if (actor.token !== null) return { kind: 'program', id: actor.token.id }
  if (actor.session !== null) return { kind: 'session', id: actor.session }
  throw new ProblemError('not-signed-in', 'sign-in-needed')
}

/**
 * Until when an account's pass holds, in milliseconds since 1970: a session may have been prolonged,
 * a token may last for ever (Infinity). Null once it was ended or has run out.
 */
export const endOfPass = async (
  services: Services,
  user: string,
  pass: Pass,
): Promise<number | null> => {
  const end = await recordedEnd(services, user, pass)
  return end === null || end <= services.clock().getTime() ? null : end
}

const recordedEnd = async (
  { database }: Services,
  user: string,
  { kind, id }: Pass,
): Promise<number | null> => {
  switch (kind) {
    case 'session': {
      const session = await database
        .selectFrom('session')
        .select('expiresAt')
        .where('id', '=', id)
        .where('userId', '=', user)
        .executeTakeFirst()
      return session === undefined ? null : new Date(session.expiresAt).getTime()
    }
    case 'program': {
      const token = await database
        .selectFrom('token')
        .select('expires')
        .where('id', '=', id)
        .where('user', '=', user)
        .executeTakeFirst()
      if (token === undefined) return null
      return token.expires === null ? Infinity : Date.parse(token.expires)
    }
  }
}
