import type { ProposalView } from '@forkshop/api'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { sayMinutes } from '../../base/i18n/format.ts'
import { givesOf } from './gives.ts'

/** How long each day is with the changes in view, and before where that differs; null without days. */
export const sayTotals = (view: ProposalView, say: Say): string | null => {
  const { totals, before } = givesOf(view)
  if (totals.length === 0) return null
  const words = (minutes: readonly number[]): string => minutes.map(sayMinutes).join(', ')
  const named = { totals: words(totals), before: words(before ?? []) }
  return say(before === null ? 'proposals.gives.totals' : 'proposals.gives.totalsNow', named)
}
