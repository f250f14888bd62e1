import type { RunningServer } from '../e2e/running-server.ts'
import { asking, setUp, signUp } from './ask.ts'
import type { Seeded } from './seed.ts'

/** A library that holds nothing yet: who looks after it, somebody who made an account, and the messages to them. */
export const seedBare = async ({
  address,
  output,
}: Pick<RunningServer, 'address' | 'output'>): Promise<Pick<Seeded, 'cookies'>> => {
  const token = /\/setup\/(\S+)/.exec(output())?.[1] ?? ''
  const lead = await setUp(address, { token, name: 'Administration', email: 'admin@example.org' })
  const admin = asking(address, lead)
  await admin('PATCH', '/settings', { registration: 'open' })
  const newcomer = await signUp(address, { name: 'Nadia Ferreira', email: 'nadia@example.org' })
  return { cookies: { visitor: '', lead, member: newcomer, newcomer, guest: '' } }
}
