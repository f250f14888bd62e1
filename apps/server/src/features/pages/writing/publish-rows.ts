import type { RevisionId } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import type { Transaction } from 'kysely'
import type { Tables } from '../../../records/database/tables.ts'
import { indexPage } from '../../../records/words/index-page.ts'
import type { Services } from '../../../records/services/services.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { removeIntent } from '../../../journal/intent-rows.ts'
import { leaveToSync } from '../../../journal/intents.ts'
import type { PageFacts } from '../../../texts/jobs/page-facts.ts'
import { factColumns } from '../../../records/pages/page-rows.ts'
import { syncRow } from '../../../records/pages/sync-row.ts'

/** What the rows of a new revision say besides what follows from its text. */
export type NewRevisionRows = {
  readonly page: PageRow
  readonly reason: string
  /** The proposal that is accepted by this revision. */
  readonly proposal?: number
  /** Rows that must change together with the page's. */
  readonly alongside?: (
    transaction: Transaction<Tables>,
    made: Pick<Written, 'revision' | 'time'>,
  ) => Promise<void>
}

/** A revision that git has and whose rows are to follow. */
export type Written = {
  readonly facts: PageFacts
  readonly head: RevisionId
  readonly revision: RevisionId
  readonly time: string
  readonly person: Person
  readonly intent: string
}

/** One transaction for all rows. Where a later revision got its rows in first, the page row is left to `syncRow`. */
export async function completeRows(
  services: Services,
  request: NewRevisionRows,
  written: Written,
): Promise<void> {
  const page = request.page.id
  const isInStep = await services.database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('page')
      .set({ ...factColumns(written.facts), head: written.revision, updated: written.time })
      .where('id', '=', page)
      .where('head', '=', written.head)
      .executeTakeFirst()
    const inStep = updated.numUpdatedRows === 1n
    if (inStep) await indexPage(transaction, page, written.facts)
    await recordChange(transaction, {
      kind: request.proposal === undefined ? 'published' : 'accepted',
      page,
      person: written.person,
      time: written.time,
      reason: request.reason,
      proposal: request.proposal ?? null,
    })
    await request.alongside?.(transaction, written)
    // What was told must not be told again, should the rest be left to the next start.
    if (inStep) await removeIntent(transaction, written.intent)
    else await leaveToSync(transaction, { intent: written.intent, page })
    return inStep
  })
  if (isInStep) return
  await syncRow(services, page)
  await removeIntent(services.database, written.intent)
}
