import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'

/** Throws away what was told of all texts; it is told from git again when somebody asks. */
export async function clearProvenance(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom('provenance').execute()
  await database.deleteFrom('provenance_piece').execute()
  await database.deleteFrom('provenance_origin').execute()
}
