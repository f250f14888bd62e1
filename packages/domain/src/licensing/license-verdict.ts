import type { LicenseCondition, LicenseTerms } from './terms.ts'
import { licenseTerms } from './terms.ts'

/** What is done with words of one page for another; only an import leaves them as they are. */
export type LicenseAct = 'fork' | 'take-over' | 'import' | 'insertion' | 'translation'

/** Why a licence stands against an act. */
export type LicenseRefusal =
  | 'source-not-stated'
  | 'source-unknown'
  | 'target-not-stated'
  | 'target-unknown'
  | 'no-changes'
  | 'other-license'

/**
 * Whether words may be used. Where they may not, `instead` lists the licences that the receiving page could
 * carry (SPDX ids, none when only the author can allow it).
 */
export type LicenseVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'conditions'; readonly conditions: readonly LicenseCondition[] }
  | {
      readonly kind: 'not-allowed'
      readonly reason: LicenseRefusal
      readonly instead: readonly string[]
    }

const termsOf: ReadonlyMap<string, LicenseTerms> = new Map(
  licenseTerms.map((terms) => [terms.id, terms]),
)

/**
 * Whether words under the licence `from` may be used so in a page under `to` (SPDX ids; `null` where none is
 * stated). A licence that is not in the table is never vouched for. No legal advice.
 */
export function licenseVerdict(
  from: string | null,
  to: string | null,
  act: LicenseAct,
): LicenseVerdict {
  const terms = from === null ? undefined : termsOf.get(from)
  if (!terms) return refused(from === null ? 'source-not-stated' : 'source-unknown', [])
  if (terms.onward === 'waived') return { kind: 'allowed' }
  const fitting = receiving(terms, act)
  if (fitting.length === 0) return refused('no-changes', [])
  if (to === null) return refused('target-not-stated', fitting)
  if (fitting.includes(to)) return { kind: 'conditions', conditions: terms.conditions }
  // a licence that names what its words may carry leaves no other one, known or not
  const isListed = termsOf.has(to) || terms.onward !== 'any'
  return refused(isListed ? 'other-license' : 'target-unknown', fitting)
}

/** The licences that a page with these words may carry. */
function receiving({ id, onward }: LicenseTerms, act: LicenseAct): readonly string[] {
  if (onward === 'any')
    return licenseTerms.filter((terms) => terms.onward !== 'waived').map((terms) => terms.id)
  if (onward === 'waived') return licenseTerms.map((terms) => terms.id)
  return onward.length === 0 && act === 'import' ? [id] : onward
}

function refused(reason: LicenseRefusal, instead: readonly string[]): LicenseVerdict {
  return { kind: 'not-allowed', reason, instead }
}
