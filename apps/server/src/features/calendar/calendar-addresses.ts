import type { CalendarPurpose } from '@forkshop/api'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { passwordMark } from '../../records/accounts/password-mark.ts'
import type { Services } from '../../records/services/services.ts'

/** A calendar that its owner reads by a secret address. */
export type OwnCalendar = {
  readonly purpose: CalendarPurpose
  readonly name: string
  readonly user: { readonly id: string; readonly isAdmin: boolean }
}

/** Calendars that one person may have at a time. */
const MAX_ADDRESSES = 20
/** When it was last read is written at most this often. */
const LAST_USED_STEP_MS = 60 * 60_000

/** Makes an address for one purpose; the secret is known to nobody afterwards. Throws `too-many`. */
export const makeAddress = async (
  services: Services,
  user: string,
  { purpose, name }: Pick<OwnCalendar, 'purpose' | 'name'>,
): Promise<{ readonly id: string; readonly address: string }> => {
  if ((await addressesOf(services, user)).length >= MAX_ADDRESSES) {
    throw new ProblemError('invalid', 'too-many-calendars', { values: { n: MAX_ADDRESSES } })
  }
  const { token, hash } = makeSecretToken()
  const id = services.newId()
  await services.database
    .insertInto('calendar_address')
    .values({
      id,
      user,
      purpose,
      name,
      secret_hash: hash,
      password_mark: await passwordMark(services, user),
      created: services.clock().toISOString(),
      last_used: null,
    })
    .execute()
  return { id, address: `${services.settings.url}/calendars/${token}.ics` }
}

/** The addresses of somebody that still lead somewhere, the newest first, without their secrets. */
export const addressesOf = async (services: Services, user: string) => {
  const mark = await passwordMark(services, user)
  return services.database
    .selectFrom('calendar_address')
    .select(['id', 'purpose', 'name', 'created', 'last_used'])
    .where('user', '=', user)
    .where('password_mark', '=', mark)
    .orderBy('created', 'desc')
    .execute()
}

/** Ends an address of one's own; answers whether there was one. */
export const endAddress = async (
  { database }: Services,
  user: string,
  id: string,
): Promise<boolean> => {
  const ended = await database
    .deleteFrom('calendar_address')
    .where('id', '=', id)
    .where('user', '=', user)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

/** The calendar that a secret leads to; null for one that is unknown, or ended by a ban or a new password. */
export const findByAddress = async (
  services: Services,
  token: string,
): Promise<OwnCalendar | null> => {
  const row = await services.database
    .selectFrom('calendar_address')
    .innerJoin('user', 'user.id', 'calendar_address.user')
    .select(['calendar_address.id', 'purpose', 'calendar_address.name', 'password_mark'])
    .select(['last_used', 'user.id as user', 'user.admin', 'user.banned'])
    .where('secret_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  if (row === undefined || row.banned !== 0) return null
  if (row.password_mark !== (await passwordMark(services, row.user))) return null
  await noteUse(services, row)
  const purpose = row.purpose === 'all' ? 'all' : 'mine'
  return { purpose, name: row.name, user: { id: row.user, isAdmin: row.admin === 1 } }
}

const noteUse = async (
  { database, clock }: Services,
  { id, last_used: last }: { readonly id: string; readonly last_used: string | null },
): Promise<void> => {
  const now = clock()
  if (now.getTime() - Date.parse(last ?? '1970-01-01') < LAST_USED_STEP_MS) return
  await database
    .updateTable('calendar_address')
    .set({ last_used: now.toISOString() })
    .where('id', '=', id)
    .execute()
}
