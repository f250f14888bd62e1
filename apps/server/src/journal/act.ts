import { ForkshopError } from '@forkshop/domain'
import type { Transaction } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import type { Services } from '../records/services/services.ts'
import { complete, type Behind } from './complete.ts'
import { announce, removeIntent } from './intent-rows.ts'
import type { Announced, Kind } from './kinds.ts'
import { leave } from './left-work.ts'

/** Something that changes git and rows. */
export type Act<K extends Kind, Made> = {
  readonly kind: K
  /** What finishing it needs to know; on disk before `git` begins. */
  readonly payload: Announced<K>
  /** Changes git, or finds that there is nothing to change, and answers what came of it. */
  readonly git: () => Promise<Made>
  /** Asked when `git` threw: whether nothing of it is left to be finished. Without it, all is. */
  readonly undone?: () => Promise<boolean>
  /** Writes the rows that follow from what `git` answered: nothing, where that changed nothing. */
  readonly rows: (transaction: Transaction<Tables>, made: Made) => Promise<Behind | void>
}

/**
 * Does an act, all of it or nothing: what git took before something failed is finished by `finishLeft`
 * while the server runs, by `finishOpen` at the next start. Answers what `git` did; throws what failed.
 */
export async function act<K extends Kind, Made>(
  services: Services,
  work: Act<K, Made>,
): Promise<Made> {
  const id = services.newId()
  const outcome = await actAlone(services, id, work)
  if (outcome.kind === 'done') return outcome.made
  throw new ForkshopError('id-given-twice', { id })
}

/** Whether an act was done; `busy` when another one of the same id is under way or not yet finished. */
export type AloneOutcome<Made> =
  | { readonly kind: 'done'; readonly made: Made }
  | { readonly kind: 'busy' }

/** The same for acts that exclude each other: of those with one id only one is done at a time. */
export async function actAlone<K extends Kind, Made>(
  services: Services,
  id: string,
  { kind, payload, git, undone, rows }: Act<K, Made>,
): Promise<AloneOutcome<Made>> {
  const created = services.clock().toISOString()
  if (!(await announce(services.database, { id, kind, payload, created }))) return { kind: 'busy' }
  try {
    const made = await git().catch(async (cause: unknown) => {
      await takeBack(services, id, undone)
      throw cause
    })
    await complete(services, id, (transaction) => rows(transaction, made))
    return { kind: 'done', made }
  } catch (error) {
    await leave(services, id)
    throw error
  }
}

/** Where git took nothing, nothing was begun; where that cannot be told, the act is left to be finished. */
async function takeBack(
  services: Services,
  id: string,
  undone: (() => Promise<boolean>) | undefined,
): Promise<void> {
  if (undone === undefined) return
  try {
    if (await undone()) await removeIntent(services.database, id)
  } catch (error) {
    services.log.warn({ err: error, work: id }, 'what git took of it cannot be told yet')
  }
}
