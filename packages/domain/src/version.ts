import type { Branded } from './brand.ts'
import { ForkshopError } from './error.ts'

/** The number of a release, `MAJOR.MINOR`, without a leading `v`. */
export type Version = Branded<'Version'>

/** Major: something that people relied on changed. Minor: better, and still the same format. */
export type VersionLevel = 'major' | 'minor'

const shape = /^v?((?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5}))$/

/** Reads `1.2` or `v1.2`; null for anything else (three parts, leading zeros, more than 6 digits). */
export function parseVersion(text: string): Version | null {
  const match = shape.exec(text)
  return match?.[1] === undefined ? null : (match[1] as Version)
}

/**
 * Negative when `a` is older than `b`, positive when newer, 0 when equal: for `sort`. Throws
 * `bad-version` for a text that is no version.
 */
export function compareVersions(a: string, b: string): number {
  const [majorA, minorA] = partsOf(a)
  const [majorB, minorB] = partsOf(b)
  return majorA - majorB || minorA - minorB
}

/**
 * The version that follows the latest one; a first release (null) is `1.0` or, if minor, `0.1`.
 * Throws `bad-version` for a text that is no version.
 */
export function nextVersion(latest: string | null, level: VersionLevel): Version {
  const [major, minor] = latest === null ? [0, 0] : partsOf(latest)
  const next = level === 'major' ? `${major + 1}.0` : `${major}.${minor + 1}`
  return next as Version
}

function partsOf(text: string): readonly [number, number] {
  const version = parseVersion(text)
  if (version === null) throw new ForkshopError('bad-version', { text })
  const [major = NaN, minor = NaN] = version.split('.').map(Number)
  return [major, minor]
}
