import fc from 'fast-check'

/** Which cases a law is held against, and how many. */
export type Cases = { readonly seed: number; readonly numRuns: number }

/** The smallest case found that breaks a law, as words for a person; null when all hold. */
export function lawFault<T>(property: fc.IProperty<T>, { seed, numRuns }: Cases): string | null {
  const details = fc.check(property, { seed, numRuns })
  return details.failed ? (fc.defaultReportMessage(details) ?? 'a case') : null
}
