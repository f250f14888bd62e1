import type { Language } from '@forkshop/domain'
import { sayDateTime, sayZone } from '../../../base/i18n/format.ts'

/** Zones (IANA): `there` of the event; `here` of the reader, without it that of the machine. */
type Zones = { readonly there: string; readonly here?: string }

/** The hour of an event's clocks; whose it is, where the reader's clock shows another then. */
export const sayClosing = (iso: string, language: Language, { there, here }: Zones): string => {
  const hour = sayDateTime(iso, language, there)
  return hour === sayDateTime(iso, language, here)
    ? hour
    : `${hour} (${sayZone(there, iso, language)})`
}
