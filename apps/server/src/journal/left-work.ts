import type { Services } from '../records/services/services.ts'
import { perServer } from '../base/per-server.ts'

/** Intents of work that failed half-way, as on a full disk: they wait for `finishLeftWork`. */
const leftOf = perServer(() => new Set<string>())

/** Ids of intents whose work is nobody's any more, in the order in which it failed. */
export const leftWork = (services: Services): ReadonlySet<string> => leftOf(services)

/** Forgets an intent: its work was finished, or undone. */
export const forgetLeft = (services: Services, intent: string): void => {
  leftOf(services).delete(intent)
}

/**
 * Runs the work that an intent announced. What fails and leaves its intent behind is finished later,
 * without a restart.
 */
export async function underIntent<Result>(
  services: Services,
  intent: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    await leaveWork(services, intent)
    throw error
  }
}

/** Leaves the work of an intent to be finished, unless it took its intent back itself. */
export async function leaveWork(services: Services, intent: string): Promise<void> {
  // An intent that cannot be looked for is looked for later.
  const isThere = await hasIntent(services, intent).catch(() => true)
  if (isThere) noteLeft(services, intent)
}

/** The same, whether the intent was written or not. */
export const noteLeft = (services: Services, intent: string): void => {
  leftOf(services).add(intent)
}

/** Whether there is an intent of this id. */
export async function hasIntent({ database }: Services, id: string): Promise<boolean> {
  const row = await database
    .selectFrom('intent')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
