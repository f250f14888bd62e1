import { inChunks } from '@forkshop/repository'
import type { OriginRun } from '@forkshop/compare'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { runsOfText, runsToText } from './run-text.ts'

/** Who wrote the text of a revision; `depth` counts the first parents before it. */
export type State = { readonly depth: number; readonly runs: readonly OriginRun[] }

/** A state to be stored; `page` is the one on whose line the revision stands. */
export type NewState = State & { readonly page: string; readonly revision: string }

/** Every so many revisions a state stays for good: no text is further from a known one. */
const KEPT_EVERY = 64
/** Of the others, the newest of a page stay: its head, and what was asked for last. */
const RECENT_STATES = 8

export function isKept(depth: number): boolean {
  return depth % KEPT_EVERY === 0
}

/** The state of a revision; null when it is not stored. */
export async function readState(
  database: Kysely<Tables>,
  lineage: string,
  revision: string,
): Promise<State | null> {
  const row = await database
    .selectFrom('provenance')
    .select(['depth', 'runs'])
    .where('lineage', '=', lineage)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row === undefined ? null : { depth: row.depth, runs: runsOfText(row.runs) }
}

/** Those of the revisions whose state is stored. */
export async function knownAmong(
  database: Kysely<Tables>,
  lineage: string,
  revisions: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const some of inChunks(revisions)) {
    const rows = await database
      .selectFrom('provenance')
      .select('revision')
      .where('lineage', '=', lineage)
      .where('revision', 'in', some)
      .execute()
    for (const row of rows) known.add(row.revision)
  }
  return known
}

/** Stores states; what is there already stays, and of what need not stay for good the oldest goes. */
export async function putStates(
  database: Kysely<Tables>,
  lineage: string,
  states: readonly NewState[],
): Promise<void> {
  const rows = states.map(({ page, revision, depth, runs }) => {
    return { lineage, revision, page, depth, kept: isKept(depth) ? 1 : 0, runs: runsToText(runs) }
  })
  for (const some of inChunks(rows)) {
    await database
      .insertInto('provenance')
      .values(some)
      .onConflict((conflict) => conflict.columns(['lineage', 'revision']).doNothing())
      .execute()
  }
  for (const page of new Set(rows.map((row) => row.page))) await dropOld(database, page)
}

async function dropOld(database: Kysely<Tables>, page: string): Promise<void> {
  await database
    .deleteFrom('provenance')
    .where('page', '=', page)
    .where('kept', '=', 0)
    .where('id', '<', (eb) =>
      eb
        .selectFrom('provenance')
        .select('id')
        .where('page', '=', page)
        .where('kept', '=', 0)
        .orderBy('id', 'desc')
        .limit(1)
        .offset(RECENT_STATES - 1),
    )
    .execute()
}
