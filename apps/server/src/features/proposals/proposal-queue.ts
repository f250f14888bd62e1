import type { Services } from '../../records/services/services.ts'

/** Runs what changes or decides one proposal after what is running: it is decided once. */
export const inTurn = <Result>(
  services: Services,
  proposal: { readonly page: string; readonly number: number },
  work: () => Promise<Result>,
): Promise<Result> => services.held.queues.proposals(`${proposal.page} ${proposal.number}`, work)
