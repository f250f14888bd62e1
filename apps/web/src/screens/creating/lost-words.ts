import type { useTranslations } from '../../base/i18n/create-i18n.ts'

/** What of a paste or a file has no place in a text, and how often. */
export type Lost = { readonly code: string; readonly count: number }

/** What there are words for. */
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

/** All of it in one line; null for nothing that anybody would miss. */
export const lostWords = (
  t: ReturnType<typeof useTranslations>['t'],
  lost: readonly Lost[],
): string | null => {
  const parts = lost.flatMap(({ code, count }) => {
    const known = lostCodes.find((one) => one === code)
    return known === undefined ? [] : [t(`creating.lost.${known}`, { n: count }, count)]
  })
  return parts.length === 0 ? null : parts.join(' · ')
}
