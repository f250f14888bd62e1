import type { Language } from '@forkshop/domain'
import { sayPlaceTime } from '../../base/i18n/format.ts'

/** A date or date-time of front matter as it is written, its offset too: `30 nov. 2026, 09:00 (+01:00)`. */
export const sayWrittenTime = (text: string, language: Language): string => {
  const [, day, hour, offset] = /^(\S{10})(?:T(\d{2}:\d{2})[\d:.]*(.*))?$/.exec(text) ?? []
  if (day === undefined) return text
  const words = sayPlaceTime({ day, hour: hour ?? null }, language)
  return offset ? `${words} (${offset === 'Z' ? 'UTC' : offset})` : words
}
