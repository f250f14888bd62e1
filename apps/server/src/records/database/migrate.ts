import { ForkshopError } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { accountTables } from './migrations/0000-accounts.ts'
import { recordTables } from './migrations/0001-records.ts'
import { searchTables } from './migrations/0002-search.ts'
import { draftQuarantine } from './migrations/0003-draft-quarantine.ts'
import { provenanceTables } from './migrations/0004-provenance.ts'
import { duplicateIdeas } from './migrations/0005-duplicate-ideas.ts'
import { offerTables } from './migrations/0006-offers.ts'
import { importTables } from './migrations/0007-imports.ts'
import { pageParts } from './migrations/0008-page-parts.ts'
import { pagePieces } from './migrations/0009-page-pieces.ts'
import { liveTables } from './migrations/0010-live.ts'
import { registrationTables } from './migrations/0011-registrations.ts'
import { preparationTables } from './migrations/0012-preparation.ts'
import { madeFor } from './migrations/0013-made-for.ts'
import { calendarTables } from './migrations/0014-calendars.ts'
import { runTables } from './migrations/0015-runs.ts'
import { eventTimes } from './migrations/0016-event-times.ts'
import { closedRuns } from './migrations/0017-closed-runs.ts'
import { itemNotes } from './migrations/0018-notes.ts'
import { moderationTables } from './migrations/0019-moderation.ts'
import { guestsAfter } from './migrations/0020-guests-after.ts'
import { showingTables } from './migrations/0021-showing.ts'
import { boardTables } from './migrations/0022-board.ts'
import { photographTables } from './migrations/0023-photographs.ts'
import { cardsShown } from './migrations/0024-cards-shown.ts'
import { noticeTables } from './migrations/0025-notices.ts'
import { mailTables } from './migrations/0026-mail.ts'
import { letterTables } from './migrations/0027-letters.ts'
import { meTables } from './migrations/0028-me.ts'
import { threadTables } from './migrations/0029-threads.ts'
import { feedAddresses } from './migrations/0030-feed-addresses.ts'
import { checkpointTables } from './migrations/0031-checkpoints.ts'
import { startTables } from './migrations/0032-starts.ts'
import { importPlans } from './migrations/0033-import-plans.ts'
import { upstreamTables } from './migrations/0034-upstream.ts'
import { lossTable } from './migrations/0035-losses.ts'
import { takenTable } from './migrations/0036-taken.ts'
import type { DatabaseDialect } from './migrations/columns.ts'
import type { Tables } from './tables.ts'

/** Every migration by name, in order of name; a released one never changes. */
export const migrationsOf = (dialect: DatabaseDialect): Record<string, Migration> => ({
  '0000-accounts': accountTables(dialect),
  '0001-records': recordTables(dialect),
  '0002-search': searchTables(dialect),
  '0003-draft-quarantine': draftQuarantine(dialect),
  '0004-provenance': provenanceTables(dialect),
  '0005-duplicate-ideas': duplicateIdeas(dialect),
  '0006-offers': offerTables(dialect),
  '0007-imports': importTables(dialect),
  '0008-page-parts': pageParts(dialect),
  '0009-page-pieces': pagePieces,
  '0010-live': liveTables(dialect),
  '0011-registrations': registrationTables(dialect),
  '0012-preparation': preparationTables(dialect),
  '0013-made-for': madeFor(dialect),
  '0014-calendars': calendarTables(dialect),
  '0015-runs': runTables(dialect),
  '0016-event-times': eventTimes(dialect),
  '0017-closed-runs': closedRuns(dialect),
  '0018-notes': itemNotes(dialect),
  '0019-moderation': moderationTables(dialect),
  '0020-guests-after': guestsAfter(dialect),
  '0021-showing': showingTables(dialect),
  '0022-board': boardTables(dialect),
  '0023-photographs': photographTables(dialect),
  '0024-cards-shown': cardsShown(dialect),
  '0025-notices': noticeTables(dialect),
  '0026-mail': mailTables(dialect),
  '0027-letters': letterTables(dialect),
  '0028-me': meTables(dialect),
  '0029-threads': threadTables(dialect),
  '0030-feed-addresses': feedAddresses(dialect),
  '0031-checkpoints': checkpointTables(dialect),
  '0032-starts': startTables(dialect),
  '0033-import-plans': importPlans(dialect),
  '0034-upstream': upstreamTables(dialect),
  '0035-losses': lossTable(dialect),
  '0036-taken': takenTable(dialect),
})

/** Brings the tables up to date; throws `migration-failed` and changes nothing when one fails. */
export async function migrateDatabase(
  database: Kysely<Tables>,
  dialect: DatabaseDialect,
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsOf(dialect) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown'
  throw new ForkshopError('migration-failed', { migration: failed }, error)
}
