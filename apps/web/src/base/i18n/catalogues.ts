import type { Language, Messages } from '@forkshop/domain'
import type { Catalogue } from '../../locales/catalogue.ts'
import { loadOnce } from '../load-once.ts'

// One file a feature and language, each exporting `messages`; `reading.ts` is read as `reading.…`.
const files = Object.fromEntries(
  Object.entries(import.meta.glob<Messages>('../../locales/*/*.ts', { import: 'messages' })).map(
    ([file, load]) => [file, loadOnce(load)],
  ),
)

/** Address of a catalogue among the sources, as the build's manifest names it. */
export const cataloguePath = (language: Language, feature: keyof Catalogue): string =>
  `src/locales/${language}/${feature}.ts`

/** The texts of a feature; throws when the feature has no file in that language. */
export const loadCatalogue = async (
  language: Language,
  feature: keyof Catalogue,
): Promise<Messages> => {
  const load = files[`../../locales/${language}/${feature}.ts`]
  if (load === undefined) throw new Error(`no catalogue ${feature} in ${language}`)
  return load()
}
