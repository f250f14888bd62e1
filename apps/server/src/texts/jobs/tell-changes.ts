import type { Language } from '@forkshop/domain'
import { agendaSentences, summarise, type AgendaSentence, type Comparison } from '@forkshop/compare'
import { phrasesIn } from '../phrases.ts'

/** What changed, in words of a language. */
export type Told = {
  readonly summary: string
  readonly sentences: readonly AgendaSentence[]
}

/** Tells a comparison. */
export function tellChanges(comparison: Comparison, language: Language): Told {
  return {
    summary: summarise(comparison, phrasesIn(language)),
    sentences: agendaSentences(comparison, phrasesIn(language)),
  }
}
