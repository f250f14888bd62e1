import type { Language } from '@forkshop/domain'
import { agendaSentences, summarise, type AgendaSentence, type Comparison } from '@forkshop/compare'

/** What changed, in words of a language. */
export type Told = {
  readonly summary: string
  readonly sentences: readonly AgendaSentence[]
}

/** Tells a comparison. */
export function tellChanges(comparison: Comparison, language: Language): Told {
  return {
    summary: summarise(comparison, language),
    sentences: agendaSentences(comparison, language),
  }
}
