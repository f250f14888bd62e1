import { requireRoom } from '../../base/disk/no-room.ts'
import type { Services } from '../../records/services/services.ts'
import { finishLeftWork } from './finish-work.ts'

/**
 * Before something is written: what failed half-way is out of the way, and there is room. Throws
 * `no-room`.
 */
export async function makeReady(services: Services): Promise<void> {
  await requireRoom(services)
  await finishLeftWork(services)
}
