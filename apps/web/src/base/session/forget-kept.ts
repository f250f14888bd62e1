import { forgetDrafts } from './forget-drafts.ts'
import { forgetRuns } from './forget-runs.ts'

/** Takes from this device what was kept for an account (its id), which signed out or is no more. */
export const forgetKept = async (account: string | null): Promise<void> => {
  forgetRuns()
  if (account !== null) await forgetDrafts(account)
}
