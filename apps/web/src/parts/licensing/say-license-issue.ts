import type { LicenseIssueView } from '@forkshop/api'
import { quote, type Language } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { sayLicense } from '../../base/i18n/license.ts'

/** Why a page's licence does not go with that of the page it was made from, in a sentence or two. */
export const sayLicenseIssue = (
  { of, origin, license, reason }: LicenseIssueView,
  to: string | null,
  { say, language }: { readonly say: Say; readonly language: Language },
): string =>
  say(`licensing.reason.${reason}`, {
    of:
      origin === null
        ? say(`licensing.of.${of}`)
        : say('licensing.named', { title: quote(origin.title, language) }),
    license: sayLicense(license ?? ''),
    to: sayLicense(to ?? ''),
  })
