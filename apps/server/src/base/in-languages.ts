import { languages, type Language } from '@forkshop/domain'

/** Makes something for each language that is spoken here, and answers what gives the one of a language. */
export async function inLanguages<Value>(
  make: (language: Language) => Promise<Value>,
): Promise<(language: Language) => Value> {
  const made = new Map<Language, Value>()
  for (const language of languages) made.set(language, await make(language))
  return (language) => {
    const value = made.get(language)
    if (value === undefined) throw new Error(`nothing in ${language}`)
    return value
  }
}
