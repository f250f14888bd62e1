import type { TouchedInvariant } from '@forkshop/compare'
import type { Say } from '../../base/i18n/create-i18n.ts'

/** What becomes of something that a format says does not change; needs the texts of `compare`. */
export const sayInvariant = ({ was, becomes }: TouchedInvariant, t: Say): string =>
  becomes === null
    ? t('compare.invariants.gone', { was })
    : t('compare.invariants.turned', { was, becomes })
