import type { Language } from '@forkshop/domain'
import {
  agendaSentences,
  summarise,
  type AgendaSentence,
  type Comparison,
  type PassageCounts,
} from '@forkshop/compare'
import { phrasesIn } from '../phrases.ts'

/** What changed, in words of a language. */
export type Told = {
  readonly summary: string
  readonly sentences: readonly AgendaSentence[]
}

/** Tells a comparison. */
export function tellChanges(
  comparison: Comparison,
  counts: PassageCounts,
  language: Language,
): Told {
  return {
    summary: summarise(comparison, phrasesIn(language), counts),
    sentences: agendaSentences(comparison, phrasesIn(language)),
  }
}
