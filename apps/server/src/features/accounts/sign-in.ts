import type { RequestContext } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import { deviceOf, makeDeviceCookie } from './device-cookie.ts'
import type { Auth } from './auth.ts'

/** Signs the caller in with a password that was just set: adds the session's cookies to the answer. */
export async function signInCaller(
  services: Services,
  auth: Auth,
  context: Pick<RequestContext, 'setHeader' | 'cookie'> & {
    readonly user: string
    readonly email: string
    readonly password: string
  },
): Promise<void> {
  const { url } = services.settings
  const answer = await auth.handler(
    new Request(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email: context.email, password: context.password }),
    }),
  )
  if (!answer.ok) return
  if (deviceOf(services, context.cookie, context.user) === null) {
    context.setHeader('set-cookie', makeDeviceCookie(services, context.user))
  }
  for (const cookie of answer.headers.getSetCookie()) context.setHeader('set-cookie', cookie)
}
