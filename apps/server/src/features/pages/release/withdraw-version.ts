import { parseVersion } from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { removeIntent } from '../../../journal/intent-rows.ts'
import { writeIntent } from '../../../journal/intents.ts'
import { underIntent } from '../../../journal/left-work.ts'
import { syncReleases } from '../../../records/pages/release-rows.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { releaseRows } from '../../../records/pages/versions.ts'

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
  const intent = `release:${page.id}:${version}`
  const written = await writeIntent(services, intent, { kind: 'release', page: page.id, version })
  if (written.kind === 'busy') throw new ProblemError('changed', 'busy-page')
  const time = services.clock()
  const outcome = await underIntent(services, intent, async () => {
    const ended = await services.library
      .withdrawRelease({ page: pageIdOf(page.id), version, reason, by, time })
      .catch(async (error: unknown) => {
        await syncReleases(services, page.id)
        await removeIntent(services.database, intent)
        throw error
      })
    await syncReleases(services, page.id)
    await removeIntent(services.database, intent)
    return ended
  })
  services.events.emit({ kind: 'page-changed', page: page.id })
  if (outcome.kind === 'taken') throw withdrawnBefore(version)
}

const withdrawnBefore = (version: string): ProblemError =>
  new ProblemError('not-open', 'version-withdrawn', { values: { version } })
