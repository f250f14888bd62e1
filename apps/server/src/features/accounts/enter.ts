import { createHmac } from 'node:crypto'
import { APIError } from 'better-auth/api'
import { cookieFor } from '../../base/http/cookies.ts'
import type { RequestContext } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import type { Auth } from './auth.ts'
import { choiceCookies } from './choice-cookies.ts'
import { deviceOf, makeDeviceCookie } from './device-cookie.ts'

/** A new session of somebody, as the cookie by which better-auth knows it. */
export async function makeSessionCookie(auth: Auth, user: string) {
  const { internalAdapter, authCookies, secret } = await auth.$context
  const { token } = await internalAdapter.createSession(user)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const { name, attributes } = authCookies.sessionToken
  const value = encodeURIComponent(`${token}.${signature}`)
  return { name, value, seconds: attributes.maxAge ?? 0 }
}

/**
 * Signs the caller in without a password: adds the cookies of a new session to the answer. Throws
 * `forbidden` for an account that is closed.
 */
export async function enterAs(
  services: Services,
  auth: Auth,
  {
    user,
    cookie,
    setHeader,
  }: Pick<RequestContext, 'setHeader' | 'cookie'> & { readonly user: string },
): Promise<void> {
  const made = await makeSessionCookie(auth, user).catch((error: unknown) => {
    if (error instanceof APIError) throw new ProblemError('forbidden', 'account-banned')
    throw error
  })
  setHeader('set-cookie', cookieFor(services.settings, made))
  for (const one of await choiceCookies(services, user)) setHeader('set-cookie', one)
  if (deviceOf(services, cookie, user) === null) {
    setHeader('set-cookie', makeDeviceCookie(services, user))
  }
}
