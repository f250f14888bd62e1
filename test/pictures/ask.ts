import { demoPassword } from '../e2e/running-server.ts'

/** Calls the API as somebody; answers the body, null where there is none. Throws with what the server said. */
export type Ask = (
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  pathname: string,
  body?: unknown,
) => Promise<Readonly<Record<string, unknown>>>

export const asking =
  (address: string, cookie?: string): Ask =>
  async (verb, pathname, body) => {
    const answer = await fetch(`${address}/api/v1${pathname}`, {
      method: verb,
      headers: {
        origin: address,
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${verb} ${pathname}: ${answer.status} ${text}`)
    return Object(text === '' ? {} : JSON.parse(text))
  }

/** But for a language: forms of pictures have their own. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .filter((one) => !one.startsWith('language='))
    .join('; ')

const post = async (address: string, pathname: string, body: unknown): Promise<string> => {
  const answer = await fetch(`${address}/api${pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${pathname}: ${answer.status} ${await answer.text()}`)
  return cookiesOf(answer)
}

/** Signs an account of the demo in; answers its cookies. */
export const signIn = (address: string, name: 'facilitator' | 'participant'): Promise<string> =>
  post(address, '/auth/sign-in/email', { email: `${name}@demo.example`, password: demoPassword })

type NewAccount = { readonly name: string; readonly email: string }

/** Makes an account, or asks for one where the site sends mail; answers its cookies. */
export const signUp = (address: string, account: NewAccount): Promise<string> =>
  post(address, '/auth/sign-up/email', { ...account, password: demoPassword })

/** Follows the link that a message has for who asked for an account; answers the cookies of the account. */
export const confirmAccount = (address: string, token: string): Promise<string> =>
  post(address, `/v1/confirm/${token}`, { password: demoPassword })

/** Makes the first account of an empty library, with the token that its server printed; answers its cookies. */
export const setUp = (
  address: string,
  account: NewAccount & { readonly token: string },
): Promise<string> => post(address, '/v1/setup', { ...account, password: demoPassword })

/** Goes into the room of an event; answers the cookies of the guest. */
export const comeIn = (
  address: string,
  { slug, code, name }: { readonly slug: string; readonly code: string; readonly name: string },
): Promise<string> => post(address, `/v1/events/${slug}/join`, { code, name })
