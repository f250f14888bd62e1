import type { Language } from '@forkshop/domain'

/** Texts by name, in as many steps as the name has. */
export type Messages = { readonly [name: string]: string | Messages }

// One file a feature and language, each exporting `messages`; `reading.ts` is read as `reading.…`.
const files = import.meta.glob<Messages>('../../locales/*/*.ts', { import: 'messages' })

/** Address of a catalogue among the sources, as the build's manifest names it. */
export const cataloguePath = (language: Language, feature: string): string =>
  `src/locales/${language}/${feature}.ts`

/** The texts of a feature; throws when the feature has no file in that language. */
export const loadCatalogue = async (language: Language, feature: string): Promise<Messages> => {
  const load = files[`../../locales/${language}/${feature}.ts`]
  if (load === undefined) throw new Error(`no catalogue ${feature} in ${language}`)
  return load()
}
