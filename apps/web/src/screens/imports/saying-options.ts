import { licenses, pageKinds, type Language } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { sayLanguageName, textLanguages } from '../../base/i18n/format.ts'
import { sayLicense } from '../../base/i18n/license.ts'
import type { SayingKey } from './plan-choices.ts'

/** In whose words something is said. */
export type Words = { readonly t: Say; readonly language: Language }

/** A kind, language or licence as people know it; what is none of them as it is written. */
export const wordFor = (key: SayingKey, value: string, { t, language }: Words): string => {
  if (key === 'license') return sayLicense(value)
  if (key === 'lang') return sayLanguageName(value, language)
  const kind = pageKinds.find((one) => one === value)
  return kind === undefined ? value : t(`shell.kind.${kind}`)
}

const usual: Readonly<Record<SayingKey, readonly string[]>> = {
  kind: pageKinds,
  lang: textLanguages,
  license: licenses.map(({ id }) => id),
}

/** What can be said, with `also` where it is none of the usual. */
export const optionsOf = (
  key: SayingKey,
  { also = null, ...words }: Words & { readonly also?: string | null },
): readonly { readonly value: string; readonly label: string }[] => {
  const values = also === null || usual[key].includes(also) ? usual[key] : [also, ...usual[key]]
  return values.map((value) => ({ value, label: wordFor(key, value, words) }))
}
