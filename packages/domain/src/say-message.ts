import { languages, type Language } from './language.ts'

/** Values by the names that stand for them in a text. */
export type Named = Readonly<Record<string, unknown>>

/**
 * A text of the catalogues with its values: `{name}` is a value, ` | ` parts the forms of a plural,
 * of which `choose` tells the index among so many.
 */
export function sayMessage(
  message: string,
  named: Named,
  choose: (forms: number) => number,
): string {
  // most texts stand for themselves
  if (!/[{|]/.test(message)) return message
  const forms = message.split(' | ')
  const form = forms.length === 1 ? message : (forms[choose(forms.length)] ?? message)
  return form.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(named[name]))
}

function sayValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/**
 * Index of the form that a count takes: one for one and one for more, with three forms the first
 * for none. French says "0 variante" and "1,5 variante": only from two on is it plural.
 */
export function choosePlural(language: Language, count: number, forms: number): number {
  const plural = isOne(language, count) ? 0 : 1
  if (forms <= 2) return plural
  return count === 0 ? 0 : plural + 1
}

/** Whether a language says so many in the singular (CLDR plural rules). */
export function isOne(language: Language, count: number): boolean {
  return rules.get(language)?.select(Math.abs(count)) === 'one'
}

const rules = new Map(languages.map((language) => [language, new Intl.PluralRules(language)]))
