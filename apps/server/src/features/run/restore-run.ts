import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { parseRunRecord, plannedOf, type RunRecord } from './run-record.ts'
import { writePlan } from './run-rows.ts'

/**
 * Writes the rows of a day from what git has of it, where the records know nothing of that day: it is closed then, and
 * nobody's. Call it once all pages have rows. Answers whether there was something to write.
 */
export async function restoreRun(services: Services, event: string): Promise<boolean> {
  const { database, library } = services
  const known = await database
    .selectFrom('run')
    .select('event')
    .where('event', '=', event)
    .executeTakeFirst()
  if (known !== undefined) return false
  const kept = await library.readRun(pageIdOf(event))
  const record = kept && parseRunRecord(kept.text)
  if (record === null) return false
  const page = await pageNamed(services, record.slug)
  const { revision, version, zone, methods, closed } = record
  const of = page === null || revision === null ? null : { page, revision, version }
  const plan = { of, zone, methods, closed, steps: plannedOf(record) }
  await database.transaction().execute(async (transaction) => {
    await writePlan(transaction, event, plan, new Date(record.moves[0]?.time ?? closed))
    for (const move of record.moves) {
      await transaction
        .insertInto('run_move')
        .values(toRow(event, move))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    }
  })
  return true
}

function toRow(event: string, move: RunRecord['moves'][number]) {
  return {
    id: move.id,
    event,
    after: JSON.stringify(move.after),
    at: move.at,
    time: move.time,
    received: move.time,
    kind: move.kind,
    of: move.of ?? null,
    step: move.step ?? null,
    before: move.before ?? null,
    minutes: move.minutes ?? null,
    words: move.text ?? null,
    by: null,
    by_name: String(move.by),
  }
}

async function pageNamed(services: Services, slug: string | null): Promise<string | null> {
  if (slug === null) return null
  const row = await services.database
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.page ?? null
}
