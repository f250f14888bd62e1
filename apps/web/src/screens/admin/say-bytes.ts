import type { Language } from '@forkshop/domain'

/** A size on disk: kilobytes below one megabyte, megabytes below one gigabyte. */
export const sayBytes = (bytes: number, language: Language): string => {
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const
  const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** (step + 1))
}
