import { sql } from 'kysely'
import { z } from 'zod'
import type { Kind } from '../../journal/kinds.ts'
import type { Services } from '../../records/services/services.ts'
import type { CheckProblem } from './problem.ts'

/** Work that takes longer than this was cut short: a running server ends its own in moments. */
const PATIENCE_MS = 60_000
/** An import may be long at work. */
const IMPORT_PATIENCE_MS = 24 * 60 * 60_000
const importKinds: readonly Kind[] = ['import', 'import-slug']

/** What is wrong with the records by themselves. */
export async function checkRecords(services: Services): Promise<readonly CheckProblem[]> {
  return [...(await checkFile(services)), ...(await checkIntents(services))]
}

/** SQLite's own check (sqlite.org/pragma.html#pragma_integrity_check); PostgreSQL has none. */
async function checkFile({ database, dialect }: Services): Promise<readonly CheckProblem[]> {
  if (dialect !== 'sqlite') return []
  const integrity = await sql<unknown>`pragma integrity_check`.execute(database)
  const said = z
    .array(z.object({ integrity_check: z.string() }))
    .parse(integrity.rows)
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
  const references = await sql<unknown>`pragma foreign_key_check`.execute(database)
  const loose = z
    .array(z.object({ table: z.string(), rowid: z.number().nullable(), parent: z.string() }))
    .parse(references.rows)
    .map(({ table, rowid, parent }) => `${table} ${rowid ?? ''}: ${parent}`)
  return [...said, ...loose].map((detail) => ({ code: 'records-damaged', page: null, detail }))
}

async function checkIntents(services: Services): Promise<readonly CheckProblem[]> {
  const before = (patienceMs: number) =>
    new Date(services.clock().getTime() - patienceMs).toISOString()
  const left = await services.database
    .selectFrom('intent')
    .select(['id', 'kind', 'created'])
    .where((eb) =>
      eb.or([
        eb('created', '<', before(IMPORT_PATIENCE_MS)),
        eb('created', '<', before(PATIENCE_MS)).and('kind', 'not in', importKinds),
      ]),
    )
    .orderBy('created')
    .execute()
  return left.map(({ id, kind, created }) => ({
    code: 'intent-left',
    page: null,
    detail: `${kind} ${id} ${created}`,
  }))
}
