import { ForkshopError } from '@forkshop/domain'
import { forgetKept } from './forget-kept.ts'
import { postAccount } from './post-account.ts'

/**
 * Ends the session of an account (its id), and takes from this device what was kept for it. Throws `not-signed-out`
 * where the server refuses, and takes nothing.
 */
export const endSession = async (
  fetch: typeof globalThis.fetch,
  account: string | null,
): Promise<void> => {
  const answer = await postAccount(fetch, 'sign-out', {})
  if (answer.kind === 'refused') throw new ForkshopError('not-signed-out', { answer: answer.code })
  await forgetKept(account)
}
