/** What a licence asks of whoever passes an adapted text on. */
export type LicenseTerms = {
  readonly id: string
  /** Licences that an adapted text may carry; `any` but a waiver; `waived` is any at all; none forbids adapting. */
  readonly onward: 'waived' | 'any' | readonly string[]
  readonly conditions: readonly LicenseCondition[]
  /** Public pages that say so. */
  readonly sources: readonly string[]
}

/** What must be done for an act to be allowed. */
export type LicenseCondition =
  /** Name the author, the source and the licence. */
  | 'credit'
  /** Say what was changed. */
  | 'name-changes'
  /** Keep the copyright notice and the licence text. */
  | 'keep-notice'
  /** Say when the source was last updated. */
  | 'name-date'
  /** No use for profit. */
  | 'non-commercial'
  /** Pass it on whole and as it is. */
  | 'unchanged'

const faq =
  'https://creativecommons.org/faq/#can-i-combine-material-under-different-creative-commons-licenses-in-my-work'
const compatible =
  'https://creativecommons.org/share-your-work/licensing-considerations/compatible-licenses/'
const gnu = 'https://www.gnu.org/licenses/license-list.html'
const credited = ['credit', 'name-changes'] as const

/** The terms of the licences that are offered, and of those that texts from elsewhere often carry. */
export const licenseTerms: readonly LicenseTerms[] = [
  {
    id: 'CC-BY-SA-4.0',
    // GPL from version 3 alone, one way: "or later" cannot be promised for somebody else's words
    onward: ['CC-BY-SA-4.0', 'LAL-1.3', 'GPL-3.0-only'],
    conditions: credited,
    sources: [compatible, `${gnu}#ccbysa`],
  },
  {
    id: 'CC-BY-4.0',
    onward: 'any',
    conditions: credited,
    sources: ['https://creativecommons.org/licenses/by/4.0/legalcode#s3a4', faq],
  },
  {
    id: 'CC0-1.0',
    onward: 'waived',
    conditions: [],
    sources: ['https://creativecommons.org/publicdomain/zero/1.0/legalcode'],
  },
  {
    id: 'CC-BY-SA-3.0',
    onward: ['CC-BY-SA-3.0', 'CC-BY-SA-4.0'],
    conditions: credited,
    sources: ['https://creativecommons.org/licenses/by-sa/3.0/legalcode', compatible],
  },
  {
    id: 'CC-BY-3.0',
    onward: 'any',
    conditions: credited,
    sources: ['https://creativecommons.org/licenses/by/3.0/legalcode', faq],
  },
  {
    id: 'GFDL-1.3-or-later',
    onward: ['GFDL-1.3-or-later'],
    conditions: ['credit', 'name-changes', 'keep-notice'],
    sources: ['https://www.gnu.org/licenses/fdl-1.3.html#section4'],
  },
  {
    id: 'LAL-1.3',
    onward: ['LAL-1.3', 'CC-BY-SA-4.0'],
    conditions: credited,
    sources: ['https://artlibre.org/licence/lal/en/', compatible],
  },
  {
    id: 'etalab-2.0',
    onward: 'any',
    conditions: ['credit', 'name-date'],
    sources: ['https://www.etalab.gouv.fr/licence-ouverte-open-licence/'],
  },
  {
    id: 'MIT',
    onward: 'any',
    conditions: ['keep-notice'],
    sources: ['https://opensource.org/license/mit', `${gnu}#Expat`],
  },
  {
    id: 'CC-PDDC',
    onward: 'waived',
    conditions: [],
    sources: ['https://creativecommons.org/licenses/publicdomain/'],
  },
  {
    id: 'GPL-3.0-only',
    onward: ['GPL-3.0-only'],
    conditions: ['name-changes', 'keep-notice'],
    sources: ['https://www.gnu.org/licenses/gpl-3.0.html#section5'],
  },
  {
    id: 'GPL-3.0-or-later',
    onward: ['GPL-3.0-or-later', 'GPL-3.0-only'],
    conditions: ['name-changes', 'keep-notice'],
    sources: ['https://www.gnu.org/licenses/gpl-3.0.html#section14'],
  },
  {
    id: 'CC-BY-NC-4.0',
    onward: ['CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-4.0'],
    conditions: [...credited, 'non-commercial'],
    sources: ['https://creativecommons.org/licenses/by-nc/4.0/legalcode', faq],
  },
  {
    id: 'CC-BY-NC-SA-4.0',
    onward: ['CC-BY-NC-SA-4.0'],
    conditions: [...credited, 'non-commercial'],
    sources: ['https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode', compatible],
  },
  {
    id: 'CC-BY-ND-4.0',
    onward: [],
    conditions: ['credit', 'unchanged'],
    sources: ['https://creativecommons.org/licenses/by-nd/4.0/legalcode#s2a1'],
  },
  {
    id: 'CC-BY-NC-ND-4.0',
    onward: [],
    conditions: ['credit', 'unchanged', 'non-commercial'],
    sources: ['https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode#s2a1'],
  },
]
