import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { endSessions } from '../accounts/users.ts'
import { renameWords } from '../../records/said/words-of.ts'

type Dropped = {
  /** The name under which their words stay; null for the one that stands there. */
  readonly name: string | null
  readonly now: Date
  /** Hash of a secret that nobody has. */
  readonly nobody: () => string
}

/** Takes away an account and all that is only its own; its id stays with what it said, and is given to nobody. */
export async function dropAccount(
  transaction: Kysely<Tables>,
  user: string,
  { name, now, nobody }: Dropped,
): Promise<void> {
  const { email, emailVerified } = await transaction
    .selectFrom('user')
    .select(['email', 'emailVerified'])
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
  if (name !== null) await renameWords(transaction, user, name)
  await transaction
    .updateTable('role_person')
    .set({ user: null, token_hash: nobody() })
    .where('user', '=', user)
    .execute()
  await dropOwnRows(transaction, user)
  if (emailVerified) await dropAddress(transaction, email)
  else await dropAnswers(transaction, email)
  await transaction
    .insertInto('closed_account')
    .values({ id: user, closed: now.toISOString() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  // sessions, passwords, links and keys go with it
  await transaction.deleteFrom('user').where('id', '=', user).execute()
}

async function dropOwnRows(transaction: Kysely<Tables>, user: string): Promise<void> {
  const ofPerson = ['notice', 'watch', 'notice_choice'] as const
  for (const table of ofPerson) {
    await transaction.deleteFrom(table).where('person', '=', user).execute()
  }
  const ofUser = [
    'person',
    'favourite',
    'feed_address',
    'registrar',
    'token',
    'link',
    'draft_person',
  ] as const
  for (const table of ofUser) {
    await transaction.deleteFrom(table).where('user', '=', user).execute()
  }
  // and what they read by secret addresses
  await endSessions(transaction, user)
  await transaction.deleteFrom('account').where('userId', '=', user).execute()
  await transaction.deleteFrom('invite').where('invited_by', '=', user).execute()
  await transaction.deleteFrom('idempotency').where('actor', '=', `account:${user}`).execute()
  await transaction.updateTable('import').set({ person: null }).where('person', '=', user).execute()
}

/** What is kept by an address: messages, and what was asked and said for it. */
async function dropAddress(transaction: Kysely<Tables>, address: string): Promise<void> {
  const tables = ['mail', 'mail_request', 'mail_consent', 'mail_unsubscribe', 'idea_tell'] as const
  for (const table of tables) {
    await transaction.deleteFrom(table).where('address', '=', address).execute()
  }
  await transaction.deleteFrom('invite').where('email', '=', address).execute()
}

/** What was written to an address that nobody proved theirs: whose it is may have said yes and no for themselves. */
async function dropAnswers(transaction: Kysely<Tables>, address: string): Promise<void> {
  await transaction
    .deleteFrom('mail')
    .where('address', '=', address)
    .where('reason', 'in', ['confirm-address', 'new-password', 'sign-in'])
    .execute()
}
