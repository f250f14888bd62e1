import { inject, type App, type InjectionKey } from 'vue'
import { createI18n } from 'vue-i18n'
import { loadCatalogue } from './catalogues.ts'
import type { Language } from './language.ts'
import { frenchPlural, readMessage } from './message.ts'

export type Translations = {
  readonly language: Language
  /** Makes the texts of features available; each is fetched once. */
  readonly need: (features: readonly string[]) => Promise<void>
  readonly install: (app: App) => void
  readonly translate: (
    key: string,
    named?: Readonly<Record<string, unknown>>,
    /** Chooses among the forms of a text with plurals. */
    count?: number,
  ) => string
}

const translationsKey: InjectionKey<Translations> = Symbol('translations')

/** Texts of the interface in one language, loaded feature by feature. */
export const createTranslations = (language: Language): Translations => {
  const i18n = createI18n({
    legacy: false,
    locale: language,
    fallbackWarn: false,
    messages: {},
    pluralRules: { fr: frenchPlural },
    messageCompiler: (message) => readMessage(typeof message === 'string' ? message : ''),
  })
  const loaded = new Map<string, Promise<void>>()
  const load = async (feature: string): Promise<void> => {
    const messages = await loadCatalogue(language, feature)
    i18n.global.mergeLocaleMessage(language, { [feature]: messages })
  }
  const translations: Translations = {
    language,
    need: async (features) => {
      for (const feature of features) if (!loaded.has(feature)) loaded.set(feature, load(feature))
      await Promise.all(loaded.values())
    },
    install: (app) => {
      app.use(i18n)
      app.provide(translationsKey, translations)
    },
    translate: (key, named, count) =>
      count === undefined
        ? i18n.global.t(key, named ?? {})
        : i18n.global.t(key, named ?? {}, count),
  }
  return translations
}

/** The texts in use; `need` loads those of a feature before a dialog of it opens. */
export const useTranslations = (): Translations => {
  const translations = inject(translationsKey)
  if (translations === undefined) throw new Error('translations are not installed')
  return translations
}
