import type { Language } from '@forkshop/domain'
import {
  agendaSentences,
  dayPairs,
  summarise,
  type AgendaSentence,
  type Comparison,
  type DayPair,
} from '@forkshop/compare'

/** What changed, in words of a language. */
export type Told = {
  readonly summary: string
  readonly sentences: readonly AgendaSentence[]
  readonly days: readonly DayPair[]
}

/** Tells a comparison: it reads the agendas of both texts again, which takes a while for long ones. */
export function tellChanges(comparison: Comparison, language: Language): Told {
  return {
    summary: summarise(comparison, language),
    sentences: agendaSentences(comparison, language),
    days: dayPairs(comparison),
  }
}
