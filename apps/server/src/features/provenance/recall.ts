import type { Memory, OriginRun } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { Filling } from './filling.ts'
import { readPieces } from './piece-rows.ts'

/** The remembered pieces under some keys that a revision's own past lost, and not that of another branch. */
export async function memoryAt(
  { services, owners }: Filling,
  revision: RevisionId,
  keys: readonly string[],
): Promise<Memory> {
  if (keys.length === 0) return new Map()
  const pages = owners.map(({ page }) => page)
  const memory = new Map<string, (readonly OriginRun[])[]>()
  const isPast = new Map<string, boolean>()
  for (const { key, revision: lostBy, runs } of await readPieces(services.database, pages, keys)) {
    const known = isPast.get(lostBy)
    const past = known ?? (await isInPast(services, owners[0].page, { lostBy, revision }))
    isPast.set(lostBy, past)
    if (!past) continue
    const pieces = memory.get(key)
    if (pieces) pieces.push(runs)
    else memory.set(key, [runs])
  }
  return memory
}

async function isInPast(
  services: Services,
  asking: string,
  { lostBy, revision }: { readonly lostBy: string; readonly revision: RevisionId },
): Promise<boolean> {
  const page = pageIdOf(asking)
  const lost = revisionIdOf(lostBy)
  return (await services.library.mergeBase({ page, revision: lost }, { page, revision })) === lost
}
