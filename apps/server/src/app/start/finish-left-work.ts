import { pageWork } from '../../features/pages/upkeep/repair.ts'
import { proposalWork } from '../../features/proposals/finish-proposals.ts'
import { finishLeft } from '../../journal/finish.ts'
import type { Services } from '../../records/services/services.ts'

/**
 * Finishes or undoes what failed half-way since the server started, as on a full disk: what a start
 * does with what a crash left. What fails again waits for the next time.
 */
export const finishLeftWork = (services: Services): Promise<void> =>
  finishLeft(services, [pageWork, proposalWork])
