import spdxIds from 'spdx-license-ids/index.json' with { type: 'json' }

/** An open licence that the product offers; `id` is its SPDX identifier. */
export type License = {
  readonly id: string
  readonly url: string
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
    shareAlike: true,
  },
  {
    id: 'CC-BY-4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    shareAlike: false,
  },
  {
    id: 'CC0-1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    shareAlike: false,
  },
  {
    id: 'CC-BY-SA-3.0',
    url: 'https://creativecommons.org/licenses/by-sa/3.0/',
    shareAlike: true,
  },
  {
    id: 'CC-BY-3.0',
    url: 'https://creativecommons.org/licenses/by/3.0/',
    shareAlike: false,
  },
  {
    id: 'GFDL-1.3-or-later',
    url: 'https://www.gnu.org/licenses/fdl-1.3.html',
    shareAlike: true,
  },
  {
    id: 'LAL-1.3',
    url: 'https://artlibre.org/',
    shareAlike: true,
  },
  {
    id: 'etalab-2.0',
    url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    shareAlike: false,
  },
  {
    id: 'MIT',
    url: 'https://opensource.org/license/mit',
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
