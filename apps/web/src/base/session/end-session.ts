import { forgetKept } from './forget-kept.ts'
import { postAccount } from './post-account.ts'

/** Ends the session of an account (its id), and takes from this device what was kept for it. */
export const endSession = async (
  fetch: typeof globalThis.fetch,
  account: string | null,
): Promise<void> => {
  await postAccount(fetch, 'sign-out', {})
  await forgetKept(account)
}
