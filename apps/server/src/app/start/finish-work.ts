import { endInterrupted, importWork } from '../../features/imports/finish-imports.ts'
import { pageWork } from '../../features/pages/upkeep/repair.ts'
import { proposalWork } from '../../features/proposals/finish-proposals.ts'
import { runWork } from '../../features/run/close-run.ts'
import { finishLeft, finishOpen, type Finishers } from '../../journal/finish.ts'
import type { Services } from '../../records/services/services.ts'

/** Finishes or undoes what a crash left open; before anybody else writes. */
export async function finishOpenWork(services: Services): Promise<void> {
  await finishOpen(services, finishers(services))
  await endInterrupted(services)
}

/** The same of what failed half-way since the server started, as on a full disk. */
export const finishLeftWork = (services: Services): Promise<void> =>
  finishLeft(services, finishers(services))

/** An import may set pages, so what was cut short of those is out of its way. */
const finishers = ({ importer }: Services): readonly Finishers[] => [
  pageWork,
  ...(importer === null ? [] : [importWork(importer)]),
  proposalWork,
  runWork,
]
