import {
  choosePlural,
  defaultLanguage,
  languageOfTag,
  sayMessage,
  type Language,
} from '@forkshop/domain'
import { en } from './sentences/en.ts'
import { fr, type SentenceKey } from './sentences/fr.ts'

export type { SentenceKey } from './sentences/fr.ts'

const catalogues: Readonly<Record<Language, Readonly<Record<SentenceKey, string>>>> = { fr, en }

/**
 * The sentence of a key in a language with its values filled in; null when there is none. Plain
 * keys are those of `ProblemError`, `code.*` the sentence of a problem code that has no better one,
 * `field.*` the reason why a front matter field was refused.
 */
export function sentence(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string | null {
  return isSentenceKey(key) ? say(language, key, values) : null
}

/** The sentence of a key that the catalogues have; `n` among the values chooses the form of a plural. */
export function say(
  language: Language,
  key: SentenceKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const count = typeof values['n'] === 'number' ? values['n'] : 1
  return sayMessage(catalogues[language][key], values, (forms) =>
    choosePlural(language, count, forms),
  )
}

/** The first language of `Accept-Language` that is spoken here; `fallback` when none is. */
export function toLanguage(
  header: string | undefined,
  fallback: Language = defaultLanguage,
): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
      return { language: languageOfTag(tag), quality: Number(quality ?? 1) }
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  return wishes.find(({ language }) => language !== null)?.language ?? fallback
}

/** Whether the catalogues have a sentence of this name. */
export function isSentenceKey(key: string): key is SentenceKey {
  return Object.hasOwn(fr, key)
}
