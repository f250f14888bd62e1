import type { Language } from '@forkshop/domain'
import { phrasesEn } from './phrases-en.ts'
import { phrasesFr } from './phrases-fr.ts'
import type { Phrases } from './phrases.ts'

/** The phrases of a language. */
export function phrasesFor(lang: Language): Phrases {
  return phrases[lang]
}

const phrases: Readonly<Record<Language, Phrases>> = { fr: phrasesFr, en: phrasesEn }
