import { moveKinds, type Move, type PlannedStep } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { RunMoveTable } from '../../records/database/tables/day-tables.ts'
import type { RunPlan } from './plan-run.ts'

/** A move with its row. */
export type KeptMove = { readonly move: Move; readonly row: Selectable<RunMoveTable> }

const kindSchema = z.enum(moveKinds)
const versionsSchema = z.record(z.string(), z.string())
const idsSchema = z.array(z.string())
const stepsSchema: z.ZodType<readonly PlannedStep[]> = z.array(
  z.object({
    id: z.string(),
    day: z.number(),
    row: z.number(),
    step: z.string(),
    ledBy: z.string(),
    fixed: z.boolean(),
    plannedStart: z.number().nullable(),
    plannedEnd: z.number().nullable(),
    methods: z.array(z.string()).optional(),
  }),
)

/** What an event was started on; null when nothing ever was. */
export async function readPlan(database: Kysely<Tables>, event: string): Promise<RunPlan | null> {
  const row = await database
    .selectFrom('run')
    .selectAll()
    .where('event', '=', event)
    .executeTakeFirst()
  if (row === undefined) return null
  const { of_page: page, of_revision: revision, of_version: version, zone, steps } = row
  const of = page === null || revision === null ? null : { page, revision, version }
  const methods = versionsSchema.parse(JSON.parse(row.methods ?? '{}'))
  return { of, zone, steps: stepsSchema.parse(JSON.parse(steps)), methods, closed: row.closed }
}

/** Keeps what an event is started on, in place of what was kept. */
export async function writePlan(
  database: Kysely<Tables>,
  event: string,
  { of, zone, steps, methods, closed }: RunPlan,
  now: Date,
): Promise<void> {
  const values = {
    of_page: of?.page ?? null,
    of_revision: of?.revision ?? null,
    of_version: of?.version ?? null,
    zone,
    steps: JSON.stringify(steps),
    begun: now.toISOString(),
    methods: JSON.stringify(methods),
    closed,
  }
  await database
    .insertInto('run')
    .values({ event, ...values })
    .onConflict((conflict) => conflict.column('event').doUpdateSet(values))
    .execute()
}

/** The moves of an event in the order in which they were received. */
export async function readMoves(
  database: Kysely<Tables>,
  event: string,
): Promise<readonly KeptMove[]> {
  const rows = await database
    .selectFrom('run_move')
    .selectAll()
    .where('event', '=', event)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ move: toMove(row), row }))
}

function toMove(row: Selectable<RunMoveTable>): Move {
  const { id, of, step, before, minutes, words } = row
  return {
    id,
    after: idsSchema.parse(JSON.parse(row.after)),
    time: Date.parse(row.time),
    kind: kindSchema.parse(row.kind),
    ...(of !== null && { of }),
    ...(step !== null && { step }),
    ...(before !== null && { before }),
    ...(minutes !== null && { minutes }),
    ...(words !== null && { text: words }),
  }
}
