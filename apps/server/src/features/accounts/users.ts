import { hashPassword } from 'better-auth/crypto'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { UserTable } from '../../records/database/tables/account-tables.ts'
import type { Services } from '../../records/services/services.ts'

export type UserRow = Selectable<UserTable>

/** An account as calls show it to its owner and to admins. */
export type AccountView = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly admin: boolean
}

export type NewUser = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly admin: boolean
}

export type CreateUserOutcome =
  | { readonly kind: 'created'; readonly account: AccountView }
  | { readonly kind: 'email-taken' }

/** A user ready to be stored: the slow hashing is done, so that a transaction can stay short. */
export type PreparedUser = Omit<NewUser, 'password'> & {
  readonly id: string
  readonly hash: string
  readonly now: Date
}

/** Hashes the password of a new user. */
export async function prepareUser(services: Services, user: NewUser): Promise<PreparedUser> {
  const { password, ...rest } = user
  const hash = await hashPassword(password)
  const email = toStoredEmail(user.email)
  return { ...rest, email, id: services.newId(), hash, now: services.clock() }
}

/** Stores a user with a password in better-auth's tables; a taken address stores nothing. */
export async function insertUser(
  transaction: Kysely<Tables>,
  user: PreparedUser,
): Promise<CreateUserOutcome> {
  const { id, name, email, admin } = user
  const now = user.now.toISOString()
  const inserted = await transaction
    .insertInto('user')
    .values({
      id,
      name,
      email,
      emailVerified: false,
      image: null,
      createdAt: now,
      updatedAt: now,
      admin: admin ? 1 : 0,
      banned: 0,
      language: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return { kind: 'email-taken' }
  await transaction
    .insertInto('account')
    .values({
      id: `${id}-password`,
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: user.hash,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return { kind: 'created', account: { id, name, email, admin } }
}

/** Makes a user with a password, outside of registration: demo, set-up, command. */
export async function createUser(services: Services, user: NewUser): Promise<CreateUserOutcome> {
  const prepared = await prepareUser(services, user)
  return services.database.transaction().execute((transaction) => insertUser(transaction, prepared))
}

/** Stores a new password (made with `hashPassword`) and ends every session of the user. */
export async function replacePassword(
  transaction: Kysely<Tables>,
  user: string,
  change: { readonly hash: string; readonly now: Date },
): Promise<void> {
  const updatedAt = change.now.toISOString()
  const changed = await transaction
    .updateTable('account')
    .set({ password: change.hash, updatedAt })
    .where('userId', '=', user)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) {
    await transaction
      .insertInto('account')
      .values({
        id: `${user}-password`,
        accountId: user,
        providerId: 'credential',
        userId: user,
        password: change.hash,
        createdAt: updatedAt,
        updatedAt,
      })
      .execute()
  }
  await endSessions(transaction, user)
}

/** Signs a user out everywhere, and ends what they read by secret addresses. */
export async function endSessions(database: Kysely<Tables>, user: string): Promise<void> {
  await database.deleteFrom('calendar_address').where('user', '=', user).execute()
  await database.deleteFrom('feed_address').where('user', '=', user).execute()
  await database.deleteFrom('session').where('userId', '=', user).execute()
}

/** The user with this address in any letter case; undefined when there is none. */
export function findUserByEmail(
  database: Kysely<Tables>,
  email: string,
): Promise<UserRow | undefined> {
  return database
    .selectFrom('user')
    .selectAll()
    .where('email', '=', toStoredEmail(email))
    .executeTakeFirst()
}

/** Whether anybody could administer the library. */
export async function hasAdmin(database: Kysely<Tables>): Promise<boolean> {
  const admin = await database
    .selectFrom('user')
    .select('id')
    .where('admin', '=', 1)
    .where('banned', '=', 0)
    .executeTakeFirst()
  return admin !== undefined
}

/** What calls show of a row. */
export function toAccountView(row: Pick<UserRow, 'id' | 'name' | 'email' | 'admin'>): AccountView {
  return { id: row.id, name: row.name, email: row.email, admin: row.admin === 1 }
}

const emailSchema = z.email().max(200)

/** Reads an address typed by somebody; null when it is none. */
export function parseEmail(text: string): string | null {
  const email = emailSchema.safeParse(toStoredEmail(text))
  return email.success ? email.data : null
}

function toStoredEmail(email: string): string {
  return email.trim().toLowerCase()
}
