import type { Transaction } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { act } from '../../journal/act.ts'
import type { Finish, Finishers } from '../../journal/finish.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announceLive, announcing } from '../../records/live/announce-live.ts'
import { toCommitInfo } from '../../records/pages/commit-info.ts'
import { readPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { formatRunRecord, toRunRecord } from './run-record.ts'
import { hasGone, readMoves, readPlan } from './run-rows.ts'

/**
 * Closes the day of an event: what it was goes into git, so that it is there whatever becomes of the records. `notes` are
 * the notes that may be kept for ever. Throws `not-open` where nothing goes on, `invalid` for what is no note of it.
 */
export function closeRun(
  services: Services,
  event: PageRow,
  notes: readonly string[],
): Promise<{ readonly revision: string }> {
  return services.held.queues.runs(event.id, async () => {
    const [plan, moves] = await Promise.all([
      readPlan(services.database, event.id),
      readMoves(services.database, event.id),
    ])
    if (plan === null || !hasGone(moves)) throw new ProblemError('not-open', 'run-none')
    if (plan.closed !== null) throw new ProblemError('not-open', 'run-closed')
    const known = new Set(moves.flatMap(({ move }) => (move.kind === 'note' ? move.id : [])))
    if (notes.some((id) => !known.has(id))) throw noNote()
    const closed = services.clock()
    const page = plan.of && (await readPage(services, plan.of.page))
    const slug = page?.slug ?? null
    const record = toRunRecord(plan, moves, { slug, notes: new Set(notes), closed })
    const run = formatRunRecord(record)
    const revision = await act(services, {
      kind: 'run-close',
      payload: { page: event.id, run, closed: closed.toISOString() },
      git: () => services.library.writeRun(pageIdOf(event.id), run, commitOf(services, closed)),
      undone: async () => (await services.library.readRun(pageIdOf(event.id)))?.text !== run,
      rows: async (transaction) => {
        await setClosed(transaction, event.id, closed.toISOString())
        await announceLive(transaction, happened(event.id), closed)
      },
    })
    services.events.emit({ kind: 'announced' })
    services.events.emit({ kind: 'page-changed', page: event.id, only: 'run' })
    return { revision }
  })
}

/** Opens a day again that was closed; what git has of it stays until it is closed once more. Throws `not-open`. */
export function reopenRun(
  services: Services,
  event: PageRow,
): Promise<{ readonly revision: string | null }> {
  return services.held.queues.runs(event.id, async () => {
    const plan = await readPlan(services.database, event.id)
    if (plan === null || plan.closed === null) throw new ProblemError('not-open', 'run-not-closed')
    await announcing(services, async (transaction, announce) => {
      await setClosed(transaction, event.id, null)
      await announce(happened(event.id))
    })
    services.events.emit({ kind: 'page-changed', page: event.id, only: 'run' })
    return { revision: (await services.library.readRun(pageIdOf(event.id)))?.revision ?? null }
  })
}

/** Closes in the records what a crash left closed in git alone. */
const finishClose: Finish<'run-close'> = async ({ library }, { page, run, closed }) => {
  if ((await library.readRun(pageIdOf(page)))?.text !== run) return null
  return { rows: (transaction) => setClosed(transaction, page, closed) }
}

/** How closing is finished that was cut short. */
export const runWork: Finishers = { 'run-close': finishClose }

async function setClosed(
  transaction: Transaction<Tables>,
  event: string,
  closed: string | null,
): Promise<void> {
  await transaction.updateTable('run').set({ closed }).where('event', '=', event).execute()
}

function happened(event: string) {
  return { kind: 'run', page: event, subject: event } as const
}

/** Of nobody: who closed it is not for ever. */
function commitOf({ settings }: Services, time: Date) {
  const { hostname } = new URL(settings.url)
  const author = { name: 'Forkshop', email: `run@users.noreply.${hostname}` }
  return toCommitInfo({ reason: 'How the day went', author }, time)
}

function noNote(): ProblemError {
  const errors = [{ path: 'notes', message: 'choice', code: 'choice' }]
  return new ProblemError('invalid', 'code.invalid', { errors })
}
