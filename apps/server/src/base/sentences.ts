import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'

export type Language = 'fr' | 'en'

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { fr, en }

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
  const text = catalogues[language][key]
  if (text === undefined) return null
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The first language of `Accept-Language` that is spoken here; `fallback` when none is. */
export function toLanguage(header: string | undefined, fallback: Language = 'fr'): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) }
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  for (const { language } of wishes) if (language === 'fr' || language === 'en') return language
  return fallback
}
