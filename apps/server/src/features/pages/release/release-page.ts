import type { LicenseIssueView, Problem } from '@forkshop/api'
import {
  checkFields,
  factsOf,
  kindOfFields,
  missingFields,
  nextVersion,
  parseVersion,
  type RevisionId,
  type Version,
  type VersionLevel,
} from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import { recordChange } from '../../../records/pages/change-log.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { fieldsOf } from '../../../texts/jobs/page-facts.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { licenseIssues } from '../../../records/pages/license-issues.ts'
import { originsOf } from '../../../records/pages/text-origins.ts'
import { insertRelease, writeReleases } from '../../../records/pages/release-rows.ts'
import { releaseRows } from '../../../records/pages/versions.ts'
import { readShown, type ShownText } from '../shown/read-shown.ts'
import { actOnVersion } from './act-on-version.ts'
import { announceLive } from '../../../records/live/announce-live.ts'
import { recordRelease } from '../../../records/notices/record-release.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

type FieldError = NonNullable<Problem['errors']>[number]

export type ReleaseRequest = {
  readonly page: PageRow
  readonly revision: RevisionId
  readonly level: VersionLevel
  readonly notes: string
  readonly by: Person
}

/** Versions tried because somebody else released meanwhile. */
const MAX_TRIES = 5

/**
 * Releases a revision as the version that follows the highest one, and answers that version.
 * Throws `invalid` naming each field that is missing or wrong in the revision's text.
 */
export async function releasePage(services: Services, request: ReleaseRequest): Promise<string> {
  const { page, revision } = request
  const id = pageIdOf(page.id)
  const text = (await services.library.readText(id, revision)) ?? ''
  await requireComplete(services, page, text)
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const [latest] = await releaseRows(services, page)
    const version = nextVersion(parseVersion(latest?.version ?? ''), request.level)
    if (!(await tryRelease(services, request, version))) continue
    await readVersion(services, { page, revision, text })
    return version
  }
  throw new ProblemError('changed', 'busy-page')
}

/** Many will look at a version: one of a state that nobody has read, as of an import, is read now. */
async function readVersion(services: Services, version: ShownText): Promise<void> {
  try {
    await readShown(services, version)
  } catch (error) {
    // Its first reader tries again.
    services.log.warn({ err: error, page: version.page.id }, 'a version could not be read yet')
  }
}

async function requireComplete(services: Services, page: PageRow, text: string): Promise<void> {
  const fields = fieldsOf(text)
  const kind = kindOfFields(fields)
  const errors: FieldError[] = [
    ...missingFields(kind, fields).map((path) => ({
      path,
      message: 'This field is needed to release a version.',
      code: 'required',
    })),
    ...checkFields(kind, fields),
  ]
  const facts = factsOf(kind, fields)
  const issues = await licenseIssues(services, facts, originsOf(services, page, facts))
  const forbidden = issues.find(({ refuses }) => refuses)
  if (forbidden !== undefined) {
    errors.push({
      path: 'license',
      message: 'The page that this one was made from does not allow this licence.',
      code: 'license-forbidden',
    })
    if (errors.length === 1) throw refusedLicense(forbidden, errors)
  }
  if (errors.length > 0) throw new ProblemError('invalid', 'release-incomplete', { errors })
}

function refusedLicense(
  { license, instead }: LicenseIssueView,
  errors: readonly FieldError[],
): ProblemError {
  const values = { license: license ?? '', instead: instead.join(', ') }
  const key = instead.length === 0 ? 'release-no-license' : 'release-license'
  return new ProblemError('invalid', key, { values, errors: [...errors] })
}

async function tryRelease(
  services: Services,
  { page, revision, notes, by }: ReleaseRequest,
  version: Version,
): Promise<boolean> {
  const time = services.clock()
  const id = pageIdOf(page.id)
  const release = { page: id, revision, version, notes, by, time }
  const row = { page: page.id, version, revision, notes, time: time.toISOString() }
  const others = await actOnVersion(services, row, {
    git: async () => {
      const { kind } = await services.library.release(release)
      return kind === 'released' ? null : services.library.releases(id)
    },
    rows: async (transaction, taken) => {
      if (taken !== null) return writeReleases(transaction, page.id, taken)
      await insertRelease(transaction, row)
      await recordChange(transaction, { kind: 'released', person: by, reason: notes, ...row })
      await recordRelease(transaction, { by, ...row })
      await announceLive(transaction, { kind: 'version', page: page.id, subject: version }, time)
    },
  })
  if (others !== null) return false
  await announcePage(services, page.id, 'adds')
  services.events.emit({ kind: 'announced' })
  return true
}
