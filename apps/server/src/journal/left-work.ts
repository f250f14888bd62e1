import type { Services } from '../records/services/services.ts'
import { findIntent } from './intent-rows.ts'

/** Leaves work that failed half-way to be finished, unless it took its intent back. */
export async function leave(services: Services, id: string): Promise<void> {
  // An intent that cannot be looked for is looked for later.
  const isThere = await isOpen(services, id).catch(() => true)
  if (isThere) services.held.left.set(id, null)
}

/** Leaves something to be done later that no row tells of, in place of what failed under that id. */
export function tryLater(services: Services, id: string, again: () => Promise<void>): void {
  services.held.left.set(id, again)
}

/** Whether something is under way under an id, or was and is still to be finished. */
export async function isOpen(services: Services, id: string): Promise<boolean> {
  return (await findIntent(services, id)) !== null
}
