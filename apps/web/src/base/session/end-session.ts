import { forgetKept } from './forget-kept.ts'
import { postAccount } from './post-account.ts'

/** Ends the session of an account (its id), and takes from this device what was kept for it. */
export const endSession = async (
  fetch: typeof globalThis.fetch,
  account: string | null,
): Promise<void> => {
  const answer = await postAccount(fetch, 'sign-out', {})
  // who is still signed in keeps what is kept
  if (answer.kind === 'refused') throw new Error(`not signed out: ${answer.code}`)
  await forgetKept(account)
}
