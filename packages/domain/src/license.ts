import spdxIds from 'spdx-license-ids/index.json' with { type: 'json' }
import type { Language } from './language.ts'

/** An open licence that the product offers by name; `id` is its SPDX identifier. */
export type License = {
  readonly id: string
  readonly url: string
  readonly names: Readonly<Record<Language, string>>
  /** Whether works made from the text must carry the same licence. */
  readonly shareAlike: boolean
}

const known: ReadonlySet<string> = new Set(spdxIds)
const byLowerCase: ReadonlyMap<string, string> = new Map(
  spdxIds.map((id) => [id.toLowerCase(), id]),
)

/** The open licences that forms offer, the usual one first; each fits the Open Definition 2.1. */
export const licenses: readonly License[] = [
  {
    id: 'CC-BY-SA-4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
    names: {
      fr: 'Creative Commons Attribution, partage dans les mêmes conditions 4.0',
      en: 'Creative Commons Attribution-ShareAlike 4.0',
    },
    shareAlike: true,
  },
  {
    id: 'CC-BY-4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    names: {
      fr: 'Creative Commons Attribution 4.0',
      en: 'Creative Commons Attribution 4.0',
    },
    shareAlike: false,
  },
  {
    id: 'CC0-1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    names: {
      fr: 'Creative Commons Zéro, domaine public 1.0',
      en: 'Creative Commons Zero, public domain 1.0',
    },
    shareAlike: false,
  },
  {
    id: 'CC-BY-SA-3.0',
    url: 'https://creativecommons.org/licenses/by-sa/3.0/',
    names: {
      fr: 'Creative Commons Attribution, partage dans les mêmes conditions 3.0',
      en: 'Creative Commons Attribution-ShareAlike 3.0',
    },
    shareAlike: true,
  },
  {
    id: 'CC-BY-3.0',
    url: 'https://creativecommons.org/licenses/by/3.0/',
    names: {
      fr: 'Creative Commons Attribution 3.0',
      en: 'Creative Commons Attribution 3.0',
    },
    shareAlike: false,
  },
  {
    id: 'GFDL-1.3-or-later',
    url: 'https://www.gnu.org/licenses/fdl-1.3.html',
    names: {
      fr: 'Licence de documentation libre GNU 1.3 ou ultérieure',
      en: 'GNU Free Documentation License 1.3 or later',
    },
    shareAlike: true,
  },
  {
    id: 'LAL-1.3',
    url: 'https://artlibre.org/',
    names: { fr: 'Licence Art Libre 1.3', en: 'Free Art License 1.3' },
    shareAlike: true,
  },
  {
    id: 'etalab-2.0',
    url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    names: { fr: 'Licence Ouverte 2.0 (Etalab)', en: 'Etalab Open License 2.0' },
    shareAlike: false,
  },
  {
    id: 'MIT',
    url: 'https://opensource.org/license/mit',
    names: { fr: 'Licence MIT', en: 'MIT License' },
    shareAlike: false,
  },
]

/** Whether an id is on the SPDX licence list, spelled as there; deprecated ids are not. */
export function isSpdxLicense(id: string): boolean {
  return known.has(id)
}

/** The SPDX id that differs from the given one only in letter case; null when there is none. */
export function spellingOfLicense(id: string): string | null {
  return byLowerCase.get(id.toLowerCase()) ?? null
}

/** Whether an id is one of `licenses`: others may be open too, we only vouch for these. */
export function isOpenLicense(id: string): boolean {
  return licenses.some((license) => license.id === id)
}

/** The licence's name in a language; the id itself for licences that we have no name for. */
export function licenseName(id: string, lang: Language): string {
  return licenses.find((license) => license.id === id)?.names[lang] ?? id
}
