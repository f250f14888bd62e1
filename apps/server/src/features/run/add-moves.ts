import type { SentMove } from '@forkshop/api'
import { settledTimes, type Move } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { planRun } from './plan-run.ts'
import { readClosed, readKnown, readStanding, writePlan } from './run-rows.ts'

/** More would be no day: each device folds them all. */
const MOST = 5_000

/** What a device sends: its moves, and what its clock says. */
export type Sent = { readonly now: string; readonly moves: readonly SentMove[] }

/**
 * Takes the moves that are new, all or none; those that are known change nothing. What is started first, or again after
 * everything was taken back, is started on the programme as it is now. Throws `id-taken` for a move of another event,
 * `invalid` where there are too many, `not-open` for a day that was closed.
 */
export async function addMoves(
  services: Services,
  { event, actor }: { readonly event: PageRow; readonly actor: Actor },
  sent: Sent,
): Promise<void> {
  if (sent.moves.length === 0) return
  // whoever reads on from a number misses none, and nobody else moves between reading and writing
  await services.held.queues.runs(event.id, async () => {
    const known = await knownOf(services.database, event.id, sent.moves)
    const fresh = newMoves(known, sent.moves)
    if (fresh.length === 0) return
    const { count, goes } = await readStanding(services.database, event.id)
    if (count + fresh.length > MOST) throw tooMany()
    const closed = goes ? await readClosed(services.database, event.id) : undefined
    if (typeof closed === 'string') throw new ProblemError('not-open', 'run-closed')
    // texts are read for a day that begins, and for no move of one that goes
    const plan = closed === undefined ? await planRun(services, event, actor) : null
    const times = settle(known, fresh, { now: sent.now, received: services.clock() })
    await announcing(services, async (transaction, announce) => {
      if (plan !== null) await writePlan(transaction, event.id, plan, services.clock())
      for (const move of fresh) {
        await transaction
          .insertInto('run_move')
          .values(toRow(move, times.get(move.id) ?? 0, { services, event, actor }))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
      }
      await announce({ kind: 'run', page: event.id, subject: event.id })
    })
  })
}

/** The times of those that are sent, or named by what is sent, and are kept of this event already. */
async function knownOf(
  database: Kysely<Tables>,
  event: string,
  moves: readonly SentMove[],
): Promise<ReadonlyMap<string, number>> {
  const sent = new Set(moves.map(({ id }) => id))
  const named = moves.flatMap((move) => [...move.after, ...('of' in move ? [move.of] : [])])
  const known = await readKnown(database, [...new Set([...sent, ...named])])
  if (known.some((one) => one.event !== event && sent.has(one.id))) {
    throw new ProblemError('id-taken', 'id-taken')
  }
  return new Map(known.filter((one) => one.event === event).map(({ id, time }) => [id, time]))
}

/** Those that are not known, each once. */
function newMoves(
  known: ReadonlyMap<string, number>,
  sent: readonly SentMove[],
): readonly SentMove[] {
  const fresh = new Map<string, SentMove>()
  for (const move of sent) {
    if (!known.has(move.id) && !fresh.has(move.id)) fresh.set(move.id, move)
  }
  return [...fresh.values()]
}

function settle(
  known: ReadonlyMap<string, number>,
  fresh: readonly SentMove[],
  { now, received }: { readonly now: string; readonly received: Date },
): ReadonlyMap<string, number> {
  const made = fresh.map(({ id, after, at, kind, ...said }): Move => ({
    id,
    after,
    kind,
    time: Date.parse(at),
    ...('of' in said && { of: said.of }),
  }))
  return settledTimes(made, { now: Date.parse(now), received: received.getTime(), known })
}

function toRow(
  move: SentMove,
  time: number,
  {
    services,
    event,
    actor,
  }: { readonly services: Services; readonly event: PageRow; readonly actor: Actor },
) {
  return {
    id: move.id,
    event: event.id,
    after: JSON.stringify(move.after),
    at: move.at,
    time: new Date(time).toISOString(),
    received: services.clock().toISOString(),
    kind: move.kind,
    of: 'of' in move ? move.of : null,
    step: 'step' in move ? (move.step ?? null) : null,
    before: 'before' in move ? (move.before ?? null) : null,
    minutes: 'minutes' in move ? move.minutes : null,
    words: 'text' in move ? move.text : null,
    by: actorId(actor),
    by_name: actor.kind === 'visitor' ? '' : (actor.name ?? ''),
  }
}

function tooMany(): ProblemError {
  const errors = [{ path: 'moves', message: 'too many', code: 'range' }]
  return new ProblemError('invalid', 'code.invalid', { errors })
}
