import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { hashOfToken } from '../../base/secret-token.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { kindOfTopic, topicOf, type Topic } from './reasons.ts'

type Settled = Pick<Services, 'settings'>

/** The page on which an address ends messages of a kind, and where its mail program does by one POST (RFC 8058). */
export function unsubscribeLink({ settings }: Settled, address: string, topic: Topic): string {
  return `${settings.url}/unsubscribe/${tokenOf(settings.secret, address, topic)}`
}

/** Makes the link known, before a message with it goes out. */
export async function keepUnsubscribe(
  { settings }: Settled,
  transaction: Kysely<Tables>,
  { address, topic }: { readonly address: string; readonly topic: Topic },
): Promise<void> {
  const token_hash = hashOfToken(tokenOf(settings.secret, address, topic))
  // of an address that was forgotten since
  await transaction
    .updateTable('mail_unsubscribe')
    .set({ address })
    .where('token_hash', '=', token_hash)
    .execute()
  await transaction
    .insertInto('mail_unsubscribe')
    .values({ token_hash, address, topic, refused: null })
    // with another secret of the server the link is another one, and what was refused stays so
    .onConflict((conflict) => conflict.columns(['address', 'topic']).doUpdateSet({ token_hash }))
    .execute()
}

/** Whether an address wants no more messages of a kind. */
export async function hasRefused(
  { settings }: Settled,
  database: Kysely<Tables>,
  { address, topic }: { readonly address: string; readonly topic: Topic },
): Promise<boolean> {
  const hash = hashOfToken(tokenOf(settings.secret, address, topic))
  const row = await database
    .selectFrom('mail_unsubscribe')
    .select('refused')
    .where('refused', 'is not', null)
    .where((eb) => eb.or([eb.and({ address, topic }), eb('token_hash', '=', hash)]))
    .executeTakeFirst()
  return row !== undefined
}

/** What a link ends, and whether it has; null for one that nobody made. */
export async function findUnsubscribe(
  database: Kysely<Tables>,
  token: string,
): Promise<{ readonly topic: Topic; readonly refused: boolean } | null> {
  const row = await database
    .selectFrom('mail_unsubscribe')
    .select(['topic', 'refused'])
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  const topic = row === undefined ? null : topicOf(row.topic)
  return row === undefined || topic === null ? null : { topic, refused: row.refused !== null }
}

/**
 * Ends messages of a kind, those that wait too, and with them the choice by which an account asked for them; false for a
 * link that nobody made. Twice is once.
 */
export function refuseMail(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  token: string,
): Promise<boolean> {
  const now = clock().toISOString()
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('mail_unsubscribe')
      .set((row) => ({ refused: row.fn.coalesce('refused', row.val(now)) }))
      .where('token_hash', '=', hashOfToken(token))
      .returning(['address', 'topic'])
      .executeTakeFirst()
    if (row === undefined) return false
    await transaction
      .deleteFrom('mail')
      .where('address', '=', row.address)
      .where('reason', '=', row.topic)
      .where('state', '=', 'waiting')
      .execute()
    const topic = topicOf(row.topic)
    if (topic !== null) await endChoices(transaction, row.address, topic)
    return true
  })
}

/** What an account asked for by mail and wants no more is told in its inbox alone; an address that was left with ideas is told of none. */
async function endChoices(
  transaction: Kysely<Tables>,
  address: string,
  topic: Topic,
): Promise<void> {
  const kind = kindOfTopic(topic)
  if (topic === 'idea') {
    await transaction.deleteFrom('idea_tell').where('address', '=', address).execute()
    await transaction.deleteFrom('mail_consent').where('address', '=', address).execute()
    return
  }
  await transaction
    .updateTable('notice_choice')
    .set({ channel: 'inbox' })
    .where('person', 'in', (query) =>
      query.selectFrom('user').select('user.id').where('user.email', '=', address),
    )
    .$if(kind !== null, (query) =>
      query.where('kind', '=', kind ?? '').where('channel', '=', 'now'),
    )
    .$if(kind === null, (query) => query.where('channel', 'in', ['daily', 'weekly']))
    .execute()
}

/** Who asks for messages again that they had ended gets them again. */
export async function takeMailAgain(
  transaction: Kysely<Tables>,
  person: string,
  wanted: readonly Topic[],
): Promise<void> {
  if (wanted.length === 0) return
  await transaction
    .updateTable('mail_unsubscribe')
    .set({ refused: null })
    .where('address', 'in', (query) =>
      query.selectFrom('user').select('user.email').where('user.id', '=', person),
    )
    .where('topic', 'in', wanted)
    .execute()
}

// Its own key, so that a signature made elsewhere with the secret never passes here.
function tokenOf(secret: string, address: string, topic: Topic): string {
  return createHmac('sha256', secret)
    .update(`unsubscribe\n${topic}\n${address}`)
    .digest('base64url')
}
