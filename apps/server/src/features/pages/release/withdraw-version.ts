import { parseVersion } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { writeReleases } from '../../../records/pages/release-rows.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { releaseRows } from '../../../records/pages/versions.ts'
import { actOnVersion } from './act-on-version.ts'
import { announceLive } from '../../../records/live/announce-live.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

export type VersionToWithdraw = {
  readonly version: string
  readonly reason: string
  readonly by: Person
}

/**
 * Warns of a version: it stays where it is, with the reason beside it. Throws `not-found` for a
 * version that the page does not have, `not-open` for one that was withdrawn before.
 */
export async function withdrawVersion(
  services: Services,
  page: PageRow,
  { version: wanted, reason, by }: VersionToWithdraw,
): Promise<void> {
  const version = parseVersion(wanted)
  const release = (await releaseRows(services, page)).find((row) => row.version === version)
  if (version === null || release === undefined) {
    throw new ProblemError('not-found', 'unknown-version', { values: { version: wanted } })
  }
  if (release.withdrawn !== null) throw withdrawnBefore(version)
  const time = services.clock()
  const id = pageIdOf(page.id)
  const outcome = await actOnVersion(
    services,
    { page: page.id, version },
    {
      git: async () => {
        const { kind } = await services.library.withdrawRelease({
          page: id,
          version,
          reason,
          by,
          time,
        })
        return { kind, releases: await services.library.releases(id) }
      },
      // Somebody may have withdrawn it in git for another reason: the rows say what git says.
      rows: async (transaction, { releases }) => {
        await writeReleases(transaction, page.id, releases)
        await announceLive(transaction, { kind: 'version', page: page.id, subject: version }, time)
      },
    },
  )
  await announcePage(services, page.id)
  services.events.emit({ kind: 'announced' })
  if (outcome.kind === 'taken') throw withdrawnBefore(version)
}

const withdrawnBefore = (version: string): ProblemError =>
  new ProblemError('not-open', 'version-withdrawn', { values: { version } })
