import { choosePlural, sayMessage, type Language, type Named } from '@forkshop/domain'
import { inject, shallowReactive, type App, type InjectionKey } from 'vue'
import { loadCatalogue, type Messages } from './catalogues.ts'

export type Translations = {
  readonly language: Language
  /** Makes the texts of features available; each is fetched once. */
  readonly need: (features: readonly string[]) => Promise<void>
  readonly install: (app: App) => void
  /**
   * The text of a key (`reading.outline`) with its values; the key itself where there is none.
   * A count, which is also the value `n`, chooses among the forms of a text with plurals.
   */
  readonly t: (key: string, values?: Named | number, count?: number) => string
  /** Whether there is a text of this key. */
  readonly te: (key: string) => boolean
}

const translationsKey: InjectionKey<Translations> = Symbol('translations')

/** Texts of the interface in one language, loaded feature by feature. */
export const createTranslations = (language: Language): Translations => {
  // reactive: a text on the screen shows as soon as its feature's texts are there
  const messages = shallowReactive(new Map<string, Messages>())
  const loaded = new Map<string, Promise<void>>()
  const load = async (feature: string): Promise<void> => {
    messages.set(feature, await loadCatalogue(language, feature))
  }
  const find = (key: string): string | null => {
    const [feature = '', ...path] = key.split('.')
    let found: Messages | string | undefined = messages.get(feature)
    for (const step of path) found = typeof found === 'object' ? found[step] : undefined
    return typeof found === 'string' ? found : null
  }
  const translations: Translations = {
    language,
    need: async (features) => {
      for (const feature of features) if (!loaded.has(feature)) loaded.set(feature, load(feature))
      await Promise.all(loaded.values())
    },
    install: (app) => app.provide(translationsKey, translations),
    t: (key, values = {}, among) => {
      const count = typeof values === 'number' ? values : (among ?? 1)
      const named = typeof values === 'number' ? { n: values } : { n: among, ...values }
      return sayMessage(find(key) ?? key, named, (forms) => choosePlural(language, count, forms))
    },
    te: (key) => find(key) !== null,
  }
  return translations
}

/** The texts in use; `need` loads those of a feature before a dialog of it opens. */
export const useTranslations = (): Translations => {
  const translations = inject(translationsKey)
  if (translations === undefined) throw new Error('translations are not installed')
  return translations
}
