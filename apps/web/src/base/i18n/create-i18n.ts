import { createReader, type Language, type Messages, type Reader } from '@forkshop/domain'
import { inject, shallowReactive, type App, type InjectionKey } from 'vue'
import type { Catalogue } from '../../locales/catalogue.ts'
import { loadOnce } from '../load-once.ts'
import { loadCatalogue } from './catalogues.ts'

/** What says the texts of the interface. */
export type Say = Reader<Catalogue>['t']

export type Translations = Reader<Catalogue> & {
  /** Makes the texts of features available; each is fetched once, and again only when it did not come. */
  readonly need: (features: readonly (keyof Catalogue)[]) => Promise<void>
  readonly install: (app: App) => void
}

const translationsKey: InjectionKey<Translations> = Symbol('translations')

/** Texts of the interface in one language, loaded feature by feature. */
export const createTranslations = (
  language: Language,
  fetchTexts: typeof loadCatalogue = loadCatalogue,
): Translations => {
  // reactive: a text on the screen shows as soon as its feature's texts are there
  const messages = shallowReactive<Record<string, Messages>>({})
  const loads = new Map<string, () => Promise<void>>()
  const load = (feature: keyof Catalogue): Promise<void> => {
    const once =
      loads.get(feature) ??
      loadOnce(async () => {
        messages[feature] = await fetchTexts(language, feature)
      })
    loads.set(feature, once)
    return once()
  }
  const translations: Translations = {
    ...createReader<Catalogue>(language, messages),
    need: async (features) => {
      await Promise.all(features.map(load))
    },
    install: (app) => app.provide(translationsKey, translations),
  }
  return translations
}

/** The texts in use; `need` loads those of a feature before a dialog of it opens. */
export const useTranslations = (): Translations => {
  const translations = inject(translationsKey)
  if (translations === undefined) throw new Error('translations are not installed')
  return translations
}
