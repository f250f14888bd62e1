import { checkpointReasons, type Checkpoint, type CheckpointReason } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import type { DraftRow } from './draft-rows.ts'
import { checkpointsToDrop } from './thin-checkpoints.ts'

type Wish = {
  readonly draft: Pick<DraftRow, 'id' | 'base'>
  readonly why: CheckpointReason
  /** Whose act it is made before; null for none. */
  readonly user: string | null
  /** The whole draft, as one Yjs update. */
  readonly payload: Uint8Array
}

/**
 * Keeps a state of a draft, unless the last one that was kept is the same, and thins out what there is
 * too much of. Resolves when it is on disk, with the number of the one that says it.
 */
export const insertCheckpoint = (
  services: Services,
  { draft, why, user, payload }: Wish,
): Promise<number> =>
  services.database.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('draft_checkpoint')
      .select(['id', 'size', 'payload'])
      .where('draft', '=', draft.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.size === payload.length && Buffer.from(payload).equals(last.payload)) {
      return Number(last.id)
    }
    const { id } = await trx
      .insertInto('draft_checkpoint')
      .values({
        draft: draft.id,
        why,
        base: draft.base,
        schema: SCHEMA_VERSION,
        user,
        made: services.clock().toISOString(),
        size: payload.length,
        payload,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const kept = await trx
      .selectFrom('draft_checkpoint')
      .select(['id', 'size', 'made'])
      .where('draft', '=', draft.id)
      .orderBy('id')
      .execute()
    const dropped = checkpointsToDrop(kept.map((row) => ({ ...row, id: Number(row.id) })))
    if (dropped.length > 0) {
      await trx.deleteFrom('draft_checkpoint').where('id', 'in', dropped).execute()
    }
    return Number(id)
  })

/** When and why the last checkpoint of a draft was made, and by a server of which schema; null for none. */
export const lastCheckpoint = async (
  { database }: Services,
  draft: string,
): Promise<{ readonly made: Date; readonly why: string; readonly schema: number } | null> => {
  const row = await database
    .selectFrom('draft_checkpoint')
    .select(['made', 'why', 'schema'])
    .where('draft', '=', draft)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, made: new Date(row.made) }
}

/** Checkpoints of a draft, the newest first. */
export const listCheckpoints = async (
  services: Services,
  draft: string,
): Promise<readonly Checkpoint[]> => {
  const rows = await rowsOf(services, draft).orderBy('c.id', 'desc').execute()
  return rows.map(toCheckpoint)
}

/** One checkpoint of a draft with its state. Throws `not-found` for one of another draft, or that is gone. */
export const findCheckpoint = async (
  services: Services,
  draft: string,
  id: number,
): Promise<{
  readonly checkpoint: Checkpoint
  readonly base: string
  readonly payload: Uint8Array
}> => {
  const row = await rowsOf(services, draft)
    .select(['c.base', 'c.payload'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('not-found', 'checkpoint-not-found')
  return { checkpoint: toCheckpoint(row), base: row.base, payload: row.payload }
}

const rowsOf = ({ database }: Services, draft: string) =>
  database
    .selectFrom('draft_checkpoint as c')
    .leftJoin('user as u', 'u.id', 'c.user')
    .select(['c.id', 'c.why', 'c.made', 'u.name'])
    .where('c.draft', '=', draft)

const toCheckpoint = (row: {
  readonly id: number
  readonly why: string
  readonly made: string
  readonly name: string | null
}): Checkpoint => ({
  id: Number(row.id),
  why: reasonOf(row.why),
  made: row.made,
  by: row.name,
})

const reasonOf = (why: string): CheckpointReason =>
  checkpointReasons.find((one) => one === why) ?? 'time'
