import { rateBucket, type RateBucket } from '../../base/rate-bucket.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { keptOrMade, type BoundedCache } from '../../base/bounded-cache.ts'
import type { Services } from '../../records/services/services.ts'
import { deviceOf } from './device-cookie.ts'
import { findUserByEmail } from './users.ts'

type Rate = { readonly perSecond: number; readonly burst: number }

/** Wrong passwords for one account from all strangers together: 20, then 12 an hour, 105,000 a year. */
const STRANGERS: Rate = { perSecond: 1 / 300, burst: 20 }
/** Wrong passwords for one account from one browser that it signed in with before. */
const DEVICE: Rate = { perSecond: 1 / 60, burst: 10 }

/** A try with a password that was let through; it costs nothing once `forgive` is called. */
export type PasswordTry = { readonly forgive: () => void }

/**
 * Counts a try to sign in to an account, from wherever it comes. Throws `too-many` beyond the limits,
 * for a right password too: else guessing could go on. So that nobody is locked out by the guesses of
 * others, a browser that the account signed in with before has its own count
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export async function trySignIn(
  services: Services,
  { email, cookie }: { readonly email: string; readonly cookie: string | undefined },
): Promise<PasswordTry> {
  const user = await findUserByEmail(services.database, email)
  const { accounts, devices, unknown } = services.held.passwordTries
  if (user === undefined)
    return take(services, kept(unknown, email.trim().toLowerCase(), STRANGERS))
  const device = deviceOf(services, cookie, user.id)
  return take(
    services,
    device === null
      ? kept(accounts, user.id, STRANGERS)
      : kept(devices, `${user.id} ${device}`, DEVICE),
  )
}

/** Counts a try with the own password by somebody who is signed in. Throws `too-many` as above. */
export function tryOwnPassword(services: Services, user: string): PasswordTry {
  return take(services, kept(services.held.passwordTries.devices, user, DEVICE))
}

function kept(cache: BoundedCache<RateBucket>, key: string, rate: Rate): [RateBucket, Rate] {
  return [keptOrMade(cache, key, () => rateBucket(rate)), rate]
}

function take(services: Services, [bucket, rate]: [RateBucket, Rate]): PasswordTry {
  if (bucket.take(services.clock().getTime(), 1)) return { forgive: () => bucket.giveBack(1) }
  const seconds = Math.ceil(1 / rate.perSecond)
  throw new ProblemError('too-many', 'too-many-guesses', {
    values: { minutes: seconds / 60, seconds },
  })
}
