import {
  createReader,
  defaultLanguage,
  languageOfTag,
  type KeyIn,
  type Language,
  type Reader,
} from '@forkshop/domain'
import type { messages } from '../locales/fr/index.ts'
import { inLanguages } from './in-languages.ts'

type Catalogue = typeof messages

/** The name of a sentence; every language has them all. */
export type SentenceKey = KeyIn<Catalogue>

/** What the server and its commands say in a language, by the catalogues in `locales`. */
export const sentencesIn = await inLanguages(async (language): Promise<Reader<Catalogue>> => {
  const catalogue: { readonly messages: Catalogue } = await import(
    `../locales/${language}/index.ts`
  )
  return createReader(language, catalogue.messages)
})

/**
 * The sentence of a key that comes from data, with its values filled in; null when there is none. Plain
 * keys are those of `ProblemError`, `code.*` the sentence of a problem code that has no better one,
 * `field.*` the reason why a front matter field was refused.
 */
export function sentence(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string | null {
  return sentencesIn(language).find(key, values)
}

/** Whether the catalogues have a sentence of this name. */
export function isSentenceKey(key: string): key is SentenceKey {
  return sentence(defaultLanguage, key) !== null
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
