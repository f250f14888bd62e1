import { DEMO_PASSWORD, demoAccounts } from '../demo/demo-accounts.ts'
import { isDemoLibrary, seedDemo } from '../demo/seed-demo.ts'
import { sweepPending } from '../../features/media/sweep-pending.ts'
import { tryUnreadAgain } from '../../features/pages/upkeep/read-unread.ts'
import type { Services } from '../../records/services/services.ts'
import { eraseSaid } from './erase-said.ts'
import { finishOpenWork } from './finish-work.ts'

export type DemoAccount = {
  readonly email: string
  readonly password: string
  readonly what: 'admin' | 'member'
}

/**
 * Finishes what a crash left open, forgets pictures that no text came for and
 * what was said by people who registered long ago, lets what could not be read
 * be tried again, and puts the demo into an empty library that asks for it.
 */
export async function startLibrary(services: Services): Promise<void> {
  await finishOpenWork(services)
  await sweepPending(services)
  await eraseSaid(services)
  await tryUnreadAgain(services)
  if (services.settings.demo) await seedDemo(services)
}

/** The demo accounts that this library has, with their known password; none outside of a demo. */
export async function demoAccountsOf(services: Services): Promise<readonly DemoAccount[]> {
  if (!(await isDemoLibrary(services))) return []
  return demoAccounts.map(({ email, admin }) => ({
    email,
    password: DEMO_PASSWORD,
    what: admin ? 'admin' : 'member',
  }))
}
