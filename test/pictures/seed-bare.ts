import { RECORDS_FILE } from '@forkshop/server/src/records/database/open-database.ts'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningServer } from '../e2e/running-server.ts'
import { asking, setUp, signUp } from './ask.ts'
import type { Seeded } from './seed.ts'

/** A letter as it is kept where no mail server takes it. */
const keepLetter = (dataDirectory: string): void => {
  const records = new DatabaseSync(path.join(dataDirectory, RECORDS_FILE))
  const now = new Date().toISOString()
  const text =
    'Bonjour,\n\nOuvrez ce lien pour choisir un nouveau mot de passe. Il sert une fois, pendant une heure.\n\nhttps://wiki.example.org/reset/•••\n\nSi vous n’avez rien demandé, laissez ce message.'
  try {
    records
      .prepare(
        `insert into mail (id, address, reason, subject, text, html, secrets, state, tries, created, next_try, expires, settled)
         values ('letter', 'newcomer@example.org', 'new-password', 'Votre nouveau mot de passe', ?, '', '[]', 'sent', 1, ?, ?, ?, ?)`,
      )
      .run(text, now, now, now, now)
  } finally {
    records.close()
  }
}

/** A library that holds nothing yet: who looks after it, somebody who made an account, and a letter to them. */
export const seedBare = async ({
  address,
  dataDirectory,
  output,
}: Pick<RunningServer, 'address' | 'dataDirectory' | 'output'>): Promise<
  Pick<Seeded, 'cookies'>
> => {
  const token = /\/setup\/(\S+)/.exec(output())?.[1] ?? ''
  const lead = await setUp(address, { token, name: 'Administration', email: 'admin@example.org' })
  const admin = asking(address, lead)
  await admin('PATCH', '/settings', { registration: 'open' })
  const newcomer = await signUp(address, {
    name: 'Personne nouvelle',
    email: 'newcomer@example.org',
  })
  keepLetter(dataDirectory)
  return { cookies: { visitor: '', lead, member: newcomer, newcomer, guest: '' } }
}
