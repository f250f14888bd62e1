import { seedDemo } from './demo/seed-demo.ts'
import { repairIntents } from './pages/repair.ts'
import { finishProposals } from './proposals/finish-proposals.ts'
import type { Services } from './services.ts'

export type DemoAccount = {
  readonly email: string
  readonly password: string
  readonly what: string
}

/** Finishes what a crash left open and puts the demo into an empty library that asks for it. */
export async function startLibrary(services: Services): Promise<void> {
  await repairIntents(services)
  await finishProposals(services)
  if (services.settings.demo) await seedDemo(services)
}

/** The demo accounts that this library has, with their known password. */
export async function demoAccounts(services: Services): Promise<readonly DemoAccount[]> {
  const rows = await services.database
    .selectFrom('user')
    .select(['email', 'admin'])
    .where('email', 'like', '%@demo.example')
    .orderBy('admin', 'desc')
    .orderBy('email')
    .execute()
  return rows.map(({ email, admin }) => ({
    email,
    password: 'forkshop-demo',
    what: admin === 1 ? 'administrator' : 'member',
  }))
}
