import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookieFor, cookieIn } from '../../base/http/cookies.ts'
import type { Services } from '../../records/services/services.ts'

const COOKIE = 'forkshop_device'
const LIFE_SECONDS = 365 * 24 * 60 * 60

type Settled = Pick<Services, 'settings'>

/**
 * The `Set-Cookie` value by which a browser is known again as one that an account signed in with. It
 * lets nobody in: tries from there are counted apart from those of strangers.
 */
export function makeDeviceCookie({ settings }: Settled, user: string): string {
  const device = randomBytes(16).toString('base64url')
  const signature = sign(settings.secret, user, device).toString('base64url')
  const value = `${device}.${signature}`
  return cookieFor(settings, { name: COOKIE, value, seconds: LIFE_SECONDS, path: '/api' })
}

/** The name of the browser that a `Cookie` header comes from, when this account signed in there; else null. */
export function deviceOf(
  { settings }: Settled,
  cookieHeader: string | undefined,
  user: string,
): string | null {
  const [device, signature, ...rest] = cookieIn(cookieHeader, COOKIE)?.split('.') ?? []
  if (device === undefined || signature === undefined || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(settings.secret, user, device)
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null
}

// Its own key, so that a signature made elsewhere with the secret never passes here.
function sign(secret: string, user: string, device: string): Buffer {
  return createHmac('sha256', secret).update(`device\n${user}\n${device}`).digest()
}
