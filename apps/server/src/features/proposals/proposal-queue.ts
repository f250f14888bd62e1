import { keyedQueue } from '../../base/keyed-queue.ts'
import { perServer } from '../../base/per-server.ts'
import type { Services } from '../../records/services/services.ts'

const queueOf = perServer(() => keyedQueue())

/** Runs what changes or decides one proposal after what is running: it is decided once. */
export const inTurn = <Result>(
  services: Services,
  proposal: { readonly page: string; readonly number: number },
  work: () => Promise<Result>,
): Promise<Result> => queueOf(services)(`${proposal.page} ${proposal.number}`, work)
