import { isLanguage, type Language } from '@forkshop/domain'
import type { IncomingHttpHeaders } from 'node:http'
import { toLanguage } from '../../base/sentences.ts'

/** The language a person reads the site in: their choice (cookie), else their browser's, else French. */
export function languageOfReader(
  headers: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>,
): Language {
  return chosenLanguage(headers.cookie) ?? toLanguage(headers['accept-language'])
}

/** The language that a person chose on the site; null when they did not. */
export function chosenLanguage(cookie: string | undefined): Language | null {
  if (cookie === undefined) return null
  const chosen = /(?:^|;\s*)language=([^;]*)(?:;|$)/.exec(cookie)?.[1]
  return isLanguage(chosen) ? chosen : null
}
