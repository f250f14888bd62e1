import { createReader, type Language, type Messages, type Reader } from '@forkshop/domain'
import { inject, shallowReactive, type App, type InjectionKey } from 'vue'
import type { Catalogue } from '../../locales/catalogue.ts'
import { loadCatalogue } from './catalogues.ts'

/** What says the texts of the interface. */
export type Say = Reader<Catalogue>['t']

export type Translations = Reader<Catalogue> & {
  /** Makes the texts of features available; each is fetched once. */
  readonly need: (features: readonly (keyof Catalogue)[]) => Promise<void>
  readonly install: (app: App) => void
}

const translationsKey: InjectionKey<Translations> = Symbol('translations')

/** Texts of the interface in one language, loaded feature by feature. */
export const createTranslations = (language: Language): Translations => {
  // reactive: a text on the screen shows as soon as its feature's texts are there
  const messages = shallowReactive<Record<string, Messages>>({})
  const loaded = new Map<string, Promise<void>>()
  const load = async (feature: keyof Catalogue): Promise<void> => {
    messages[feature] = await loadCatalogue(language, feature)
  }
  const translations: Translations = {
    ...createReader<Catalogue>(language, messages),
    need: async (features) => {
      for (const feature of features) if (!loaded.has(feature)) loaded.set(feature, load(feature))
      await Promise.all(loaded.values())
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
