import type { Kysely } from 'kysely'
import { parseMailAddress } from '../../base/mail-address.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { Message } from './compose-mail.ts'
import { isAnswer, topicOf, type MailReason } from './reasons.ts'
import { hasRefused, keepUnsubscribe } from './unsubscribe.ts'

/** For how long a message is tried that says nothing else: as long as mail servers do (RFC 5321, 4.5.4.1). */
const LIFE_MS = 5 * 24 * 60 * 60 * 1000

export type QueuedMail = {
  readonly to: string
  readonly message: Message
  readonly reason: MailReason
  /** Its id, where something is to name it; made here otherwise. */
  readonly id?: string
  /** What it tells, as a name: the second one with it is not queued. */
  readonly once?: string
  /** Not sent after this moment, where its link ends. */
  readonly expires?: Date
}

/** `no-address`: not one; `no-consent`: it never said yes, or ended messages of the kind; `told`: by an earlier one. */
export type Queued = 'queued' | 'no-address' | 'no-consent' | 'told'

/**
 * Puts a message into the outbox, in the transaction that does what it tells: it goes out if that is
 * done, soon after. To an address that said yes alone, but for answers (`reasons.ts`).
 */
export async function queueMail(
  services: Pick<Services, 'clock' | 'newId' | 'settings'>,
  transaction: Kysely<Tables>,
  { to, message, reason, id, once, expires }: QueuedMail,
): Promise<Queued> {
  const address = parseMailAddress(to)
  if (address === null) return 'no-address'
  if (!isAnswer(reason) && !(await saidYes(transaction, address))) return 'no-consent'
  const topic = topicOf(reason)
  if (topic !== null) {
    if (await hasRefused(services, transaction, { address, topic })) return 'no-consent'
    await keepUnsubscribe(services, transaction, { address, topic })
  }
  const now = services.clock()
  const row = {
    id: id ?? services.newId(),
    address,
    reason,
    subject: message.subject,
    text: message.text,
    html: message.html,
    secrets: JSON.stringify(message.secrets),
    once: once ?? null,
    state: 'waiting',
    tries: 0,
    created: now.toISOString(),
    next_try: now.toISOString(),
    expires: (expires ?? new Date(now.getTime() + LIFE_MS)).toISOString(),
    settled: null,
    problem: null,
  }
  const inserted = await transaction
    .insertInto('mail')
    .values(row)
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted === undefined ? 'told' : 'queued'
}

/** Whether an address may be written to: an account's that was confirmed and is open, or one that said yes by itself. */
async function saidYes(database: Kysely<Tables>, address: string): Promise<boolean> {
  const user = await database
    .selectFrom('user')
    .select(['emailVerified', 'banned'])
    .where('email', '=', address)
    .executeTakeFirst()
  if (user !== undefined && Boolean(user.emailVerified) && user.banned === 0) return true
  const consent = await database
    .selectFrom('mail_consent')
    .select('address')
    .where('address', '=', address)
    .executeTakeFirst()
  return consent !== undefined
}
