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

/** The same whose `git` begins before that is on disk, and sees to it that nothing of it counts before. */
export type ActBeside<K extends Kind, Made> = Omit<Act<K, Made>, 'git'> & {
  readonly git: (announced: Promise<void>) => Promise<Made>
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
  const announced = announceNew(services, id, work)
  await announced
  return carryOut(services, id, work, announced)
}

/** The same for what git can prepare while the announcement goes to the disk. */
export function actBeside<K extends Kind, Made>(
  services: Services,
  work: ActBeside<K, Made>,
): Promise<Made> {
  const id = services.newId()
  return carryOut(services, id, work, announceNew(services, id, work))
}

/** Whether an act was done; `busy` when another one of the same id is under way or not yet finished. */
export type AloneOutcome<Made> =
  | { readonly kind: 'done'; readonly made: Made }
  | { readonly kind: 'busy' }

/** The same for acts that exclude each other: of those with one id only one is done at a time. */
export async function actAlone<K extends Kind, Made>(
  services: Services,
  id: string,
  work: Act<K, Made>,
): Promise<AloneOutcome<Made>> {
  if (!(await announceAs(services, id, work))) return { kind: 'busy' }
  return { kind: 'done', made: await carryOut(services, id, work, Promise.resolve()) }
}

/** False where something else holds the id. */
function announceAs<K extends Kind>(
  services: Services,
  id: string,
  { kind, payload }: Pick<Act<K, unknown>, 'kind' | 'payload'>,
): Promise<boolean> {
  const created = services.clock().toISOString()
  return announce(services.database, { id, kind, payload, created })
}

async function announceNew<K extends Kind>(
  services: Services,
  id: string,
  work: Pick<Act<K, unknown>, 'kind' | 'payload'>,
): Promise<void> {
  if (!(await announceAs(services, id, work))) throw new ForkshopError('id-given-twice', { id })
}

async function carryOut<K extends Kind, Made>(
  services: Services,
  id: string,
  { git, undone, rows }: ActBeside<K, Made>,
  announced: Promise<void>,
): Promise<Made> {
  try {
    // Both, also where one fails: what is announced late is taken back too.
    const [done, told] = await Promise.allSettled([git(announced), announced])
    if (done.status === 'rejected') {
      await takeBack(services, id, undone)
      throw done.reason
    }
    if (told.status === 'rejected') throw told.reason
    const made = done.value
    await complete(services, id, (transaction) => rows(transaction, made))
    return made
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
