import { languageOfTag, type Language } from '@forkshop/domain'
import type { CommandIo } from './outcome.ts'

/** The language of the terminal, as its locale says. */
export function languageOf({ environment }: Pick<CommandIo, 'environment'>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return languageOfTag(locale) ?? 'en'
}
