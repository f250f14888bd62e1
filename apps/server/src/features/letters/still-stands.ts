import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { MailRow } from '../mail/outbox.ts'
import { kindOfTopic, topicOf } from '../mail/reasons.ts'
import { shownNotices } from '../notices/shown-rows.ts'

/**
 * Whether a message that waits may go: all that it tells may still be told to whom it goes. One that may not is taken out
 * of the outbox, and what is left of it is written anew in the next round.
 */
export async function stillStands(
  services: Pick<Services, 'database' | 'held'>,
  row: Pick<MailRow, 'id' | 'reason' | 'address'>,
): Promise<boolean> {
  const topic = topicOf(row.reason)
  if (topic === null || (topic !== 'digest' && kindOfTopic(topic) === null)) return true
  const { database } = services
  const told = await database
    .selectFrom('notice as n')
    .innerJoin('user as u', 'u.id', 'n.person')
    .select(['n.act', 'u.id', 'u.email', 'u.admin', 'u.banned'])
    .where('n.mail', '=', row.id)
    .execute()
  const [first] = told
  if (first !== undefined && first.email === row.address && first.banned === 0) {
    const shown = await shownNotices(services, { id: first.id, admin: first.admin === 1 })
      .select('n.act')
      .where('n.mail', '=', row.id)
      .execute()
    if (shown.length === told.length) return true
  }
  await database.transaction().execute((transaction) => takeOut(transaction, row.id))
  // a letter of today is looked for again
  services.held.letters.upTo = 0
  return false
}

async function takeOut(transaction: Kysely<Tables>, id: string): Promise<void> {
  const { numDeletedRows: gone } = await transaction
    .deleteFrom('mail')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (gone === 0n) return
  await transaction.updateTable('notice').set({ mail: 'due' }).where('mail', '=', id).execute()
}
