import { demoPassword } from '../e2e/running-server.ts'

/** Signs an account of the demo in; answers its cookies. */
export const signIn = async (
  address: string,
  account: 'facilitator' | 'participant',
): Promise<string> => {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@demo.example`, password: demoPassword }),
  })
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
