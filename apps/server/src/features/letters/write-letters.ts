import { gatherMs, lastLetters } from '@forkshop/domain'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'
import type { Due } from './due.ts'
import {
  isTellingGoing,
  ownZones,
  waitingAnywhere,
  waitingInZone,
  zoneOf,
  type Waiting,
} from './who-waits.ts'
import { writeTo } from './write-to-person.ts'

/** What happened longer ago is told by no message: the site sent none for a while. */
const TOO_OLD_MS = 14 * 24 * 60 * 60_000
/** Seven o'clock is at a quarter of an hour everywhere: in between no letter becomes due. */
const QUARTER_MS = 15 * 60_000
/** People who are written to in one round, each way. */
const AT_ONCE = 200

/**
 * Writes what people asked to be told by mail into the outbox: at once, what happened a minute ago and like things with
 * it; the letters of a day or week, once they are due by each one's own clocks. Nothing where the site sends no mail.
 */
export async function writeLetters(services: Services): Promise<void> {
  if (services.settings.smtpUrl === null) return
  const site = await readSiteSettings(services)
  const now = services.clock().getTime()
  const inZone = (timezone: string | null) => {
    const zone = zoneOf(timezone, site)
    return { zone, ...lastLetters(now, zone) }
  }
  const gathered = new Date(now - gatherMs).toISOString()
  const write = async (people: readonly Waiting[]): Promise<void> => {
    for (const { person, timezone } of people) {
      const { zone, daily, weekly } = inZone(timezone)
      const due: Due = {
        now: gathered,
        daily: new Date(daily).toISOString(),
        weekly: new Date(weekly).toISOString(),
        tooOld: new Date(now - TOO_OLD_MS).toISOString(),
      }
      await writeTo(services, { person, due, zone, site })
    }
  }
  await write(await waitingAnywhere(services, { until: gathered, limit: AT_ONCE }))

  const { letters } = services.held
  const quarter = now - (now % QUARTER_MS)
  if (letters.upTo === quarter) return
  let isMore = await isTellingGoing(services, new Date(quarter).toISOString())
  for (const timezone of [null, ...(await ownZones(services))]) {
    const last = inZone(timezone)
    for (const channel of ['daily', 'weekly'] as const) {
      // that letter was written at an earlier look
      if (last[channel] <= letters.upTo) continue
      const until = new Date(last[channel]).toISOString()
      const people = await waitingInZone(services, { channel, timezone, until, limit: AT_ONCE })
      isMore ||= people.length === AT_ONCE
      await write(people)
    }
  }
  if (!isMore) letters.upTo = quarter
}
