import { isTimeZone } from '@forkshop/domain'
import type { SiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'

type Database = Pick<Services, 'database'>

/** Somebody for whom something is due, and the zone (IANA) that they chose. */
export type Waiting = { readonly person: string; readonly timezone: string | null }

/** By which clocks somebody gets letters: their own, those of the site where they chose none that is known. */
export function zoneOf(timezone: string | null, site: Pick<SiteSettings, 'timezone'>): string {
  return timezone !== null && isTimeZone(timezone) ? timezone : site.timezone
}

/** The zones that people chose, each once. */
export async function ownZones({ database }: Database): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('person')
    .select('timezone')
    .where('timezone', 'is not', null)
    .distinct()
    .execute()
  return rows.flatMap(({ timezone }) => timezone ?? [])
}

type Asked = { readonly until: string; readonly limit: number }

/** Those who are told at once of what happened up to a moment (ISO 8601 in UTC). */
export async function waitingAnywhere(
  services: Database,
  { until, limit }: Asked,
): Promise<readonly Waiting[]> {
  const last = await lastAct(services, until)
  if (last === null) return []
  return waitingBy(services, { channel: 'now', until, last }).limit(limit).execute()
}

/** Those whose letter tells of what happened up to a moment, of all who chose this zone, or none. */
export async function waitingInZone(
  services: Database,
  { channel, timezone, until, limit }: InZone,
): Promise<readonly Waiting[]> {
  const last = await lastAct(services, until)
  if (last === null) return []
  return waitingBy(services, { channel, until, last })
    .$if(timezone === null, (query) => query.where('o.timezone', 'is', null))
    .$if(timezone !== null, (query) => query.where('o.timezone', '=', timezone))
    .limit(limit)
    .execute()
}

type InZone = Asked & Pick<Waiting, 'timezone'> & { readonly channel: 'daily' | 'weekly' }

/** Whether somebody is still to be told of what happened up to a moment. */
export async function isTellingGoing({ database }: Database, until: string): Promise<boolean> {
  const row = await database
    .selectFrom('told_act')
    .select('number')
    .where('told', 'is', null)
    .where('time', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The number of the last act up to a moment; null where there is none. */
async function lastAct({ database }: Database, until: string): Promise<number | null> {
  const row = await database
    .selectFrom('told_act')
    .select('number')
    .where('time', '<=', until)
    .orderBy('time', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

/** Asked by numbers of acts, so that what is due later costs nothing. */
function waitingBy(
  { database }: Database,
  {
    channel,
    until,
    last,
  }: {
    readonly channel: 'now' | 'daily' | 'weekly'
    readonly until: string
    readonly last: number
  },
) {
  return database
    .selectFrom('notice as n')
    .innerJoin('told_act as a', 'a.number', 'n.act')
    .leftJoin('person as o', 'o.user', 'n.person')
    .select(['n.person', 'o.timezone'])
    .where('n.mail', '=', 'due')
    .where('n.channel', '=', channel)
    .where('n.act', '<=', last)
    .where('a.time', '<=', until)
    .distinct()
}
