import type { Services } from '../records/services/services.ts'

/**
 * Ids of intents whose work failed half-way, as on a full disk, in the order in which it failed: it is
 * nobody's any more and waits for `finishLeftWork`.
 */
export const leftWork = (services: Services): ReadonlySet<string> => services.held.left

/** Forgets an intent: its work was finished, or undone. */
export const forgetLeft = (services: Services, intent: string): void => {
  services.held.left.delete(intent)
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
  services.held.left.add(intent)
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
