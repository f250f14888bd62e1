import { arrivedIn } from '../../records/pages/arrived-in.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

/** Accepted proposals that are looked at, the newest first. */
const MAX_LOOKED_AT = 200
/** After so many in a row that came with an older version, the rest did too. */
const MAX_OLDER = 20

/** The numbers of the proposals of which a version is the first that has them. */
export async function arrivedWith(
  services: Services,
  page: PageRow,
  version: string | null,
): Promise<readonly number[]> {
  const rows = await services.database
    .selectFrom('proposal')
    .select(['number', 'accepted_revision'])
    .where('page', '=', page.id)
    .where('accepted_revision', 'is not', null)
    .orderBy('decided', 'desc')
    .limit(MAX_LOOKED_AT)
    .execute()
  const found: number[] = []
  let older = 0
  for (const { number, accepted_revision: revision } of rows) {
    const arrived = revision === null ? null : await arrivedIn(services, page, revision)
    if (arrived === version) found.push(number)
    older = arrived === null || arrived === version ? 0 : older + 1
    if (older === MAX_OLDER) break
  }
  return found
}
