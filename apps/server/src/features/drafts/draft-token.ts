import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Long enough to reconnect after a short sleep, short enough to be worthless in a log. */
export const TOKEN_LIFE_MS = 15 * 60_000

const grantSchema = z.object({
  draft: z.string(),
  user: z.string(),
  /** What it was given for: it is worth nothing once that session or access token has ended. */
  pass: z.object({ kind: z.enum(['session', 'program']), id: z.string() }),
  /** Milliseconds since 1970. */
  expires: z.number(),
})

/** What a room's token says: this user may knock at this draft until then. */
export type DraftGrant = Readonly<z.infer<typeof grantSchema>>

/** Writes a grant as a token that only this server can have made. */
export const toDraftToken = (secret: string, grant: DraftGrant): string => {
  const body = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${body}.${sign(secret, body).toString('base64url')}`
}

/** Reads a token; null when it is forged, broken or past its time. */
export const parseDraftToken = (secret: string, token: string, now: Date): DraftGrant | null => {
  const [body, signature, ...rest] = token.split('.')
  if (body === undefined || signature === undefined || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(secret, body)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const grant = grantSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return grant.success && grant.data.expires > now.getTime() ? grant.data : null
}

// Its own key, so that a signature made elsewhere with the secret never passes here.
const sign = (secret: string, body: string): Buffer =>
  createHmac('sha256', secret).update('draft-token\n').update(body).digest()
