import {
  ForkshopError,
  lastInEffect,
  moveKinds,
  type Move,
  type MoveKind,
  type PlannedStep,
} from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { RunMoveTable } from '../../records/database/tables/day-tables.ts'
import type { RunPlan } from './plan-run.ts'

/** A move with its row. */
export type KeptMove = { readonly move: Move; readonly row: Selectable<RunMoveTable> }

const versionsSchema = z.record(z.string(), z.string())
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

/** Ids that are asked for in one query. */
const BATCH = 500

/** Of the moves with these ids those that are there, of whichever event; `time` in milliseconds since 1970. */
export async function readKnown(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly event: string; readonly time: number }[]> {
  const found: { id: string; event: string; time: number }[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await database
      .selectFrom('run_move')
      .select(['id', 'event', 'time'])
      .where('id', 'in', ids.slice(from, from + BATCH))
      .execute()
    for (const { id, event, time } of rows) found.push({ id, event, time: Date.parse(time) })
  }
  return found
}

/** How many moves an event has, and whether something was done that was not taken back. */
export async function readStanding(
  database: Kysely<Tables>,
  event: string,
): Promise<{ readonly count: number; readonly goes: boolean }> {
  const tally = await database
    .selectFrom('run_move')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.countAll<number>().filterWhere('kind', '=', 'undo').as('undos'),
    ])
    .where('event', '=', event)
    .executeTakeFirstOrThrow()
  const { count } = tally
  return { count, goes: surelyGoes(tally) || hasGone(await readMoves(database, event)) }
}

/** When the day of an event was closed, null while it is open; undefined where it was never started. */
export async function readClosed(
  database: Kysely<Tables>,
  event: string,
): Promise<string | null | undefined> {
  const row = await database
    .selectFrom('run')
    .select('closed')
    .where('event', '=', event)
    .executeTakeFirst()
  return row?.closed
}

/** Whether something of a day was done that was not taken back. */
export function hasGone(moves: readonly KeptMove[]): boolean {
  const undos = moves.filter(({ move }) => move.kind === 'undo').length
  return (
    surelyGoes({ count: moves.length, undos }) ||
    lastInEffect(moves.map(({ move }) => move)) !== null
  )
}

/** What was taken back is one move for each that takes back, whatever their order. */
function surelyGoes({ count, undos }: { readonly count: number; readonly undos: number }): boolean {
  return count - undos > undos
}

function toMove(row: Selectable<RunMoveTable>): Move {
  const { id, of, step, before, minutes, words } = row
  return {
    id,
    after: toIds(row.after),
    time: Date.parse(row.time),
    kind: toKind(row.kind),
    ...(of !== null && { of }),
    ...(step !== null && { step }),
    ...(before !== null && { before }),
    ...(minutes !== null && { minutes }),
    ...(words !== null && { text: words }),
  }
}

/** A day has hundreds of them, and is read at each look: a schema for each would take longer than the day itself. */
function toIds(text: string): readonly string[] {
  const ids: unknown = JSON.parse(text)
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids
  throw new ForkshopError('run-move-broken', { after: text })
}

const kinds: ReadonlyMap<string, MoveKind> = new Map(moveKinds.map((kind) => [kind, kind]))

function toKind(text: string): MoveKind {
  const kind = kinds.get(text)
  if (kind === undefined) throw new ForkshopError('run-move-broken', { kind: text })
  return kind
}
