import { licenses } from '../license.ts'
import { licenseVerdict, type LicenseAct, type LicenseRefusal } from './license-verdict.ts'

/** Why the licence of a page does not go with that of the words it holds. */
export type LicenseIssue = {
  /** The licence of those words (SPDX id); null where none is stated. */
  readonly license: string | null
  readonly reason: LicenseRefusal
  /** What the page could carry instead, those that are offered alone where there are any. */
  readonly instead: readonly string[]
  /** Whether the licence of the words is known to forbid it: a version must not say otherwise. */
  readonly refuses: boolean
}

/**
 * What is to be said of a page's licence `to`, for words that were given under each of `from`: one that allows it is
 * enough. Null where there is nothing to say, and while the page states no licence.
 */
export function licenseIssue(
  from: readonly (string | null)[],
  to: string | null,
  act: LicenseAct,
): LicenseIssue | null {
  if (to === null) return null
  const issues: LicenseIssue[] = []
  for (const license of from) {
    const verdict = licenseVerdict(license, to, act)
    if (verdict.kind !== 'not-allowed') return null
    const { reason, instead } = verdict
    issues.push({ license, reason, instead, refuses: isForbidden(reason) })
  }
  const [first] = issues
  if (first === undefined) return null
  const unsure = issues.find(({ refuses }) => !refuses)
  const instead = issues.flatMap((issue) => issue.instead)
  return { ...(unsure ?? first), instead: offeredFirst([...new Set(instead)]) }
}

function isForbidden(reason: LicenseRefusal): boolean {
  return reason === 'other-license' || reason === 'no-changes'
}

const offered: ReadonlySet<string> = new Set(licenses.map(({ id }) => id))

function offeredFirst(ids: readonly string[]): readonly string[] {
  const some = ids.filter((id) => offered.has(id))
  return some.length > 0 ? some : ids
}
