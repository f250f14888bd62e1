import type { DescribedPage } from '@forkshop/api'

const reasons = ['forbidden', 'conflict', 'not-found', 'gone', 'invalid'] as const

/** Why a page stays as it was, as far as there are words for it. */
type SkipReason = (typeof reasons)[number] | 'other'

/** What became of pages of which something was said: how many changed, and which did not, with why. */
export type DescribedOutcome = {
  readonly told: number
  readonly unchanged: number
  readonly skipped: readonly { readonly slug: string; readonly why: SkipReason }[]
}

/** What became of many pages, told together. */
export const outcomeOf = (items: readonly DescribedPage[]): DescribedOutcome => ({
  told: items.filter(({ outcome }) => outcome === 'published').length,
  unchanged: items.filter(({ outcome }) => outcome === 'unchanged').length,
  skipped: items.flatMap(({ slug, outcome, code }) =>
    outcome === 'skipped' ? [{ slug, why: reasons.find((one) => one === code) ?? 'other' }] : [],
  ),
})
