import { gatherMs, lastLetters } from '@forkshop/domain'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'
import type { Due } from './due.ts'
import { writeTo } from './write-to-person.ts'

/** People who are written to in one round, each way. */
const AT_ONCE = 200
/** What happened longer ago is told by no message: the site sent none for a while. */
const TOO_OLD_MS = 14 * 24 * 60 * 60_000

/**
 * Writes what people asked to be told by mail into the outbox: at once, what happened a minute ago and like things with
 * it; the letters of a day or week, once they are due by the clocks of the site. Nothing where the site sends no mail.
 */
export async function writeLetters(services: Services): Promise<void> {
  if (services.settings.smtpUrl === null) return
  const site = await readSiteSettings(services)
  const now = services.clock().getTime()
  const { daily, weekly } = lastLetters(now, site.timezone)
  const due: Due = {
    now: new Date(now - gatherMs).toISOString(),
    daily: new Date(daily).toISOString(),
    weekly: new Date(weekly).toISOString(),
    tooOld: new Date(now - TOO_OLD_MS).toISOString(),
  }
  for (const person of await waitingFor(services, due)) {
    await services.database
      .transaction()
      .execute((transaction) => writeTo(services, transaction, { person, due, site }))
  }
}

/** People for whom something is due. */
async function waitingFor(database: Database, due: Due): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const channel of ['now', 'daily', 'weekly'] as const) {
    for (const person of await waitingBy(database, channel, due[channel])) found.add(person)
  }
  return [...found]
}

type Database = Pick<Services, 'database'>

/** Those for whom something is due one way: asked by numbers of acts, so that what is due later costs nothing. */
async function waitingBy(
  { database }: Database,
  channel: 'now' | 'daily' | 'weekly',
  until: string,
): Promise<readonly string[]> {
  const last = await database
    .selectFrom('told_act')
    .select('number')
    .where('time', '<=', until)
    .orderBy('time', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return []
  const rows = await database
    .selectFrom('notice as n')
    .innerJoin('told_act as a', 'a.number', 'n.act')
    .select('n.person')
    .where('n.mail', '=', 'due')
    .where('n.channel', '=', channel)
    .where('n.act', '<=', last.number)
    .where('a.time', '<=', until)
    .distinct()
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ person }) => person)
}
