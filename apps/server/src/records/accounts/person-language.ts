import { isLanguage, type Language } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Keeps in which language somebody is written to: that of the screens on which they said something of mail. */
export async function keepLanguage(
  database: Kysely<Tables>,
  user: string,
  language: Language,
): Promise<void> {
  await database.updateTable('user').set({ language }).where('id', '=', user).execute()
}

/** The language in which somebody is written to: that of the site while none is known of theirs. */
export function languageOfPerson(
  { language }: { readonly language: string | null },
  site: { readonly language: Language },
): Language {
  return language !== null && isLanguage(language) ? language : site.language
}
