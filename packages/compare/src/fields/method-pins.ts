import type { Comparison } from '../comparison.ts'
import { isFields } from './values.ts'

/** A method that is pinned to another version than before; `null` where it is not pinned at all. */
export type MethodPin = {
  readonly slug: string
  readonly from: string | null
  readonly to: string | null
  readonly kind: 'newer' | 'older' | 'added' | 'removed'
}

/** The methods whose pinned version differs, those of the new text first, each list in its order. */
export function methodPins({ fields }: Comparison): readonly MethodPin[] {
  const change = fields.find(({ key }) => key === 'methods')
  const from = toPins(change?.from)
  const to = toPins(change?.to)
  return [...new Set([...to.keys(), ...from.keys()])].flatMap((slug) => {
    const pin = { slug, from: from.get(slug) ?? null, to: to.get(slug) ?? null }
    return pin.from === pin.to ? [] : [{ ...pin, kind: kindOf(pin) }]
  })
}

function toPins(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    isFields(value) ? Object.entries(value).map(([slug, version]) => [slug, String(version)]) : [],
  )
}

function kindOf({ from, to }: Pick<MethodPin, 'from' | 'to'>): MethodPin['kind'] {
  if (from === null) return 'added'
  if (to === null) return 'removed'
  return isNewer(to, from) ? 'newer' : 'older'
}

/** Versions are `MAJOR.MINOR`; what is no number counts as 0. */
function isNewer(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(toNumber)
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(toNumber)
  return major === otherMajor ? minor > otherMinor : major > otherMajor
}

function toNumber(text: string): number {
  return Number.parseInt(text, 10) || 0
}
