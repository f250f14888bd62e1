import { isTimeZone } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from './tables.ts'

/** The zone of this machine, as `TZ` or its own settings name it; UTC where that is no IANA name. */
export const machineZone = readMachineZone()

/** The setting that says in which zone (IANA) the site is; that of the machine where it says none that is known. */
export const siteZone = z.string().refine(isKnownZone).catch(machineZone)

/** The zone of events whose pages name none. */
export async function readSiteZone(database: Kysely<Tables>): Promise<string> {
  const row = await database
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'timezone')
    .executeTakeFirst()
  return siteZone.parse(row?.value)
}

function readMachineZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isTimeZone(timeZone) ? timeZone : 'UTC'
}

/** Every page is read with the settings, and to ask for a zone takes a tenth of what that takes. */
function isKnownZone(zone: string): boolean {
  return zone === machineZone || isTimeZone(zone)
}
