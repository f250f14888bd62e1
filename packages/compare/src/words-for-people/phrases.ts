import { createReader, localeOf, quote, type Language, type Reader } from '@forkshop/domain'
import type { messages } from '../locales/fr.ts'
import { isolated } from '../render/text-direction.ts'

/** Says what a comparison comes to, in one language. */
export type Phrases = Reader<typeof messages> & {
  /** The days of a week as they are written within a sentence. */
  readonly weekdays: readonly string[]
}

/** The phrases of a language, from its catalogue. */
export async function loadPhrases(language: Language): Promise<Phrases> {
  const catalogue: { readonly messages: typeof messages } = await import(
    `../locales/${language}.ts`
  )
  const reader = createReader<typeof messages>(language, catalogue.messages)
  return { ...reader, weekdays: weekdaysIn(language) }
}

/** Words of a text within a sentence of ours. */
export function quoted(text: string, { language }: Phrases): string {
  return quote(isolated(text), language)
}

/** The name of a day within a sentence: French says “samedi matin” of “Samedi matin”, English keeps the capital. */
export function inSentence(day: string, { weekdays }: Phrases): string {
  const first = /^\p{L}*/u.exec(day)?.[0] ?? ''
  const known = weekdays.find((name) => name.toLowerCase() === first.toLowerCase())
  return known === undefined ? day : known + day.slice(first.length)
}

function weekdaysIn(language: Language): readonly string[] {
  const words = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((day) => words.format(Date.UTC(2024, 0, day)))
}
