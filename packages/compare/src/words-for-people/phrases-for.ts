import { phrasesEn } from './phrases-en.ts'
import { phrasesFr } from './phrases-fr.ts'
import type { Lang, Phrases } from './phrases.ts'

/** The phrases of a language. */
export function phrasesFor(lang: Lang): Phrases {
  return lang === 'fr' ? phrasesFr : phrasesEn
}
