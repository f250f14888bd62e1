import type { Account } from '../../base/http/signed-in.ts'
import { accountAuthor } from '../../records/accounts/author.ts'
import { createUser, findUserByEmail } from '../../features/accounts/users.ts'
import type { Person } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'
import type { DemoRole } from './demo-library.ts'

/** The password of every demo account; printed at start. */
export const DEMO_PASSWORD = 'forkshop-demo'

/** The accounts of a demo library: what they do, no people. */
export const demoAccounts = [
  { role: 'facilitator', email: 'facilitator@demo.example', name: 'Facilitation', admin: true },
  { role: 'participant', email: 'participant@demo.example', name: 'Participation', admin: false },
  { role: 'researcher', email: 'researcher@demo.example', name: 'Recherche', admin: false },
] as const satisfies readonly {
  readonly role: DemoRole
  readonly email: string
  readonly name: string
  readonly admin: boolean
}[]

export type DemoPerson = {
  readonly id: string
  /** How commits name them. */
  readonly author: Person
  /** Who they are where they act as everybody does. */
  readonly actor: Account
}

/** Makes the demo accounts that are not there yet. */
export async function ensureDemoAccounts(
  services: Services,
): Promise<ReadonlyMap<DemoRole, DemoPerson>> {
  const people = new Map<DemoRole, DemoPerson>()
  for (const { role, email, name, admin } of demoAccounts) {
    await createUser(services, { email, name, admin, password: DEMO_PASSWORD })
    const user = await findUserByEmail(services.database, email)
    if (user === undefined) continue
    const known = { id: user.id, name: user.name, email, admin }
    const actor: Account = { kind: 'account', ...known, session: null, token: null }
    people.set(role, { id: user.id, author: accountAuthor(services, known), actor })
  }
  return people
}
