import type { IncomingHttpHeaders } from 'node:http'
import { toLanguage, type Language } from '../http/sentences.ts'

/** The language a person reads the site in: their choice (cookie), else their browser's, else French. */
export function languageOfReader(
  headers: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>,
): Language {
  const chosen = /(?:^|;\s*)language=(fr|en)(?:;|$)/.exec(headers.cookie ?? '')?.[1]
  if (chosen === 'fr' || chosen === 'en') return chosen
  return toLanguage(headers['accept-language'])
}
