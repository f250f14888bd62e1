import type { LicenseIssueView } from '@forkshop/api'
import { licenseIssue, quote, type Language } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { sayList } from '../../base/i18n/format.ts'
import { sayLicense } from '../../base/i18n/license.ts'

/** What is said of a licence, beside that of a page of the library or of a file that is brought in. */
export type ShownIssue = Omit<LicenseIssueView, 'of' | 'instead'> & {
  readonly of: LicenseIssueView['of'] | 'import'
  readonly instead: readonly string[]
}

type Words = { readonly say: Say; readonly language: Language }

/** Why a page's licence does not go with that of the page it was made from, in a sentence or two. */
export const sayLicenseIssue = (
  { of, origin, license, reason }: ShownIssue,
  to: string | null,
  { say, language }: Words,
): string =>
  say(`licensing.reason.${reason}`, {
    of:
      origin === null
        ? say(`licensing.of.${of}`)
        : say('licensing.named', { title: quote(origin.title, language) }),
    license: sayLicense(license ?? ''),
    to: sayLicense(to ?? ''),
  })

/** What keeps the text of a method from being taken into a page, beside a link to it; null where nothing does. */
export const sayMethodLicense = (
  method: string | null,
  page: string | null,
  { say, language }: Words,
): string | null => {
  const issue = licenseIssue([method], page, 'insertion')
  if (issue === null) return null
  const license = sayLicense(method ?? '')
  if (!issue.refuses) return say('licensing.method.unsure')
  if (issue.instead.length === 0) return say('licensing.method.none', { license })
  return say('licensing.method.other', {
    license,
    to: sayLicense(page ?? ''),
    instead: sayList(issue.instead.map(sayLicense), language, 'disjunction'),
  })
}

/** What is to be said of the licence that somebody chose for a file whose own source names another one. */
export const importIssue = (source: string | null, chosen: string | null): ShownIssue | null => {
  if (source === null || source === chosen) return null
  const issue = licenseIssue([source], chosen, 'import')
  return issue && { ...issue, of: 'import', origin: null }
}
