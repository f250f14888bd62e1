import type { RevisionId } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import type { Transaction } from 'kysely'
import type { Tables } from '../../../records/database/tables.ts'
import { indexPage } from '../../../records/words/index-page.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import type { Behind } from '../../../journal/complete.ts'
import type { Announced } from '../../../journal/kinds.ts'
import type { PageFacts } from '../../../texts/jobs/page-facts.ts'
import { takeBackActs } from '../../../records/notices/take-back-acts.ts'
import { recordPublished } from '../../../records/notices/record-published.ts'
import { factColumns } from '../../../records/pages/page-rows.ts'

/** What the rows of a new revision say besides what follows from its text. */
export type NewRevisionRows = {
  readonly page: PageRow
  readonly reason: string
  /** The proposal that is accepted by this revision, and by whom. */
  readonly accepting?: Pick<Announced<'accept'>, 'number' | 'head' | 'by' | 'byName'>
  /** The earlier revision that it takes back: what was told of that is told no more. */
  readonly undoes?: RevisionId
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
}

/** Writes all rows. Where a later revision got its rows in first, the page's own row is behind. */
export async function publishRows(
  transaction: Transaction<Tables>,
  request: NewRevisionRows,
  written: Written,
): Promise<Behind> {
  const page = request.page.id
  const updated = await transaction
    .updateTable('page')
    .set({ ...factColumns(written.facts), head: written.revision, updated: written.time })
    .where('id', '=', page)
    .where('head', '=', written.head)
    .executeTakeFirst()
  const isInStep = updated.numUpdatedRows === 1n
  if (isInStep) await indexPage(transaction, page, written.facts)
  await recordChange(transaction, {
    kind: request.accepting === undefined ? 'published' : 'accepted',
    page,
    person: written.person,
    time: written.time,
    reason: request.reason,
    proposal: request.accepting?.number ?? null,
  })
  if (request.accepting === undefined) {
    const { revision, head: base, person, time } = written
    await recordPublished(transaction, {
      page,
      revision,
      base,
      person,
      time,
      reason: request.reason,
    })
  }
  await request.alongside?.(transaction, written)
  if (request.undoes !== undefined) {
    const { time } = written
    await takeBackActs(transaction, { page, revision: request.undoes, time })
  }
  return { behind: isInStep ? [] : [page] }
}
