import type { Selectable } from 'kysely'
import type { MailTables } from '../../records/database/tables/mail-tables.ts'
import type { Services } from '../../records/services/services.ts'
import { masked, waitAfter, type Outcome } from './plan-retry.ts'
import { isForgotten, topicOf } from './reasons.ts'
import type { MailTransport, Outgoing } from './transport.ts'
import { unsubscribeLink } from './unsubscribe.ts'

type Kept = Pick<Services, 'database' | 'clock'>
export type MailRow = Selectable<MailTables['mail']>

/** For how long what became of a message is kept. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** Messages that may be tried now, those that waited longest first; each is given out once. */
export async function takeDue(
  { database, clock }: Kept,
  limit: number,
): Promise<readonly MailRow[]> {
  const now = clock()
  const due = await database
    .selectFrom('mail')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_try', '<=', now.toISOString())
    .where('expires', '>', now.toISOString())
    .orderBy('next_try')
    .orderBy('created')
    .limit(limit)
    .execute()
  const taken = due.map((row) => ({ ...row, tries: row.tries + 1 }))
  for (const { id, tries } of taken) {
    // said before it is tried: a server that dies of it does not try it again at once
    await database
      .updateTable('mail')
      .set({ tries, next_try: new Date(now.getTime() + waitAfter(tries)).toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  }
  return taken
}

/** How a stored message goes out; its `Message-ID` and date are the same at every try. */
export function toOutgoing(services: Pick<Services, 'settings'>, row: MailRow): Outgoing {
  const { mailFrom, url } = services.settings
  const topic = topicOf(row.reason)
  return {
    messageId: `<${row.id}@${new URL(url).hostname}>`,
    date: new Date(row.created),
    from: mailFrom,
    to: row.address,
    subject: row.subject,
    text: row.text,
    html: row.html,
    headers: {
      // RFC 3834: no machine answers
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(topic !== null && {
        // RFC 8058
        'List-Unsubscribe': `<${unsubscribeLink(services, row.address, topic)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}

/** Records what became of a try. What was taken keeps nothing that lets somebody in. */
export async function settle(
  { database, clock }: Kept,
  row: MailRow,
  { outcome, kind }: { readonly outcome: Outcome; readonly kind: MailTransport['kind'] },
): Promise<void> {
  const settled = clock().toISOString()
  const change = (() => {
    switch (outcome.kind) {
      case 'sent':
        return {
          state: 'sent',
          settled,
          problem: null,
          text: kind === 'smtp' ? '' : masked(row.text, row),
          html: '',
          secrets: '[]',
          ...(isForgotten(row.reason) && { address: '•••' }),
        }
      case 'never':
        return { state: 'failed', settled, problem: outcome.problem }
      case 'later':
        return { problem: outcome.problem }
    }
  })()
  await database
    .updateTable('mail')
    .set(change)
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Gives up what came too late, and forgets what was settled long ago. */
export async function tidyOutbox({ database, clock }: Kept): Promise<void> {
  const now = clock()
  const old = new Date(now.getTime() - KEPT_MS).toISOString()
  await database
    .updateTable('mail')
    .set({ state: 'failed', settled: now.toISOString(), html: '', text: '', secrets: '[]' })
    .where('state', '=', 'waiting')
    .where('expires', '<=', now.toISOString())
    .execute()
  await database.deleteFrom('mail').where('settled', '<', old).execute()
}

/** Tries a message that waits or failed again at once; false where there is none of this id, or its time is over. */
export async function tryAgain({ database, clock }: Kept, id: string): Promise<boolean> {
  const now = clock().toISOString()
  const changed = await database
    .updateTable('mail')
    .set({ state: 'waiting', settled: null, next_try: now })
    .where('id', '=', id)
    .where('expires', '>', now)
    .where('state', '<>', 'sent')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
