import { cookieFor, cookieIn } from '../../base/http/cookies.ts'
import type { Services } from '../../records/services/services.ts'
import { findByKey } from './register.ts'
import type { RegistrationRow } from './registration-rows.ts'

/** Browsers keep no cookie longer (RFC 6265bis). */
const MAX_SECONDS = 400 * 24 * 60 * 60

const nameOf = (event: string): string => `forkshop_registration_${event}`

/** The `Set-Cookie` value by which a browser knows that somebody registered there; without a key, that nobody did. */
export function registrationCookie(
  { settings }: Pick<Services, 'settings'>,
  event: string,
  key: string | null,
): string {
  const seconds = key === null ? 0 : MAX_SECONDS
  return cookieFor(settings, { name: nameOf(event), value: key ?? '', seconds })
}

/** The registration for an event that was made or opened in the browser of a caller, with its key; null without one. */
export async function registrationOfBrowser(
  services: Services,
  event: string,
  cookie: string | undefined,
): Promise<{ readonly key: string; readonly row: RegistrationRow } | null> {
  const key = cookieIn(cookie, nameOf(event))
  if (key === undefined || !/^[0-9a-f]{32}$/.test(key)) return null
  const row = await findByKey(services, key)
  return row === null || row.event !== event || row.state === 'cancelled' ? null : { key, row }
}
