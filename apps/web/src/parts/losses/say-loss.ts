import type { useTranslations } from '../../base/i18n/create-i18n.ts'

/** What of a paste or a file has no place in a text, and how often. */
export type Lost = { readonly code: string; readonly count: number }

/** What there are words for, as the server and the reader of pastes name it. */
const lostCodes = [
  'picture',
  'picture-missing',
  'macros',
  'header',
  'comments',
  'changes',
  'deleted-words',
  'equations',
  'charts',
  'looks',
  'merged-cells',
  'nested-tables',
  'scripts',
  'embeds',
] as const

type Translate = ReturnType<typeof useTranslations>['t']

/** One loss in words; null where there are none for it. Needs the catalogue `losses`. */
export const sayLoss = (t: Translate, { code, count }: Lost): string | null => {
  const known = lostCodes.find((one) => one === code)
  return known === undefined ? null : t(`losses.${known}`, { n: count }, count)
}

/** All of it in one line; null for nothing that anybody would miss. */
export const sayLosses = (t: Translate, lost: readonly Lost[]): string | null => {
  const parts = lost.flatMap((one) => sayLoss(t, one) ?? [])
  return parts.length === 0 ? null : parts.join(' · ')
}
