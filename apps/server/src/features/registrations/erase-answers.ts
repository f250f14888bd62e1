import { answersErased, DEFAULT_KEEP_DAYS } from '@forkshop/domain'
import type { Services } from '../../records/services/services.ts'
import { frameOf, type EventFrame } from './event-frame.ts'
import { nothingSaid } from './registration-rows.ts'

/**
 * Erases names, addresses and answers of events that are over for as many days as was said, and their online links;
 * how many came stays. It is done at every start, so that an older backup that was brought back loses them again.
 */
export async function eraseAnswers(services: Services): Promise<void> {
  const { database } = services
  const kept = await database
    .selectFrom('registration')
    .select(['event', 'keep_days'])
    .distinct()
    .where('erased', 'is', null)
    .execute()
  const links = await database.selectFrom('online_link').select('event').execute()
  const now = services.clock()
  for (const event of new Set([...kept, ...links].map((row) => row.event))) {
    const frame = await frameOfEvent(services, event)
    if (frame === null) continue
    for (const { keep_days } of kept.filter((row) => row.event === event)) {
      await eraseOf(services, { event, keepDays: keep_days, frame, now })
    }
    const keepDays = frame.plan?.keepDays ?? DEFAULT_KEEP_DAYS
    const isOld = frame.over !== null && answersErased(frame.over, { created: 0, keepDays }) <= +now
    if (isOld) await database.deleteFrom('online_link').where('event', '=', event).execute()
  }
}

async function eraseOf(
  { database }: Services,
  {
    event,
    keepDays,
    frame,
    now,
  }: {
    readonly event: string
    readonly keepDays: number
    readonly frame: EventFrame
    readonly now: Date
  },
): Promise<void> {
  // what was said when somebody registered holds, or less where the event says less now
  const days = Math.min(keepDays, frame.plan?.keepDays ?? keepDays)
  const since = now.getTime() - answersErased(0, { created: 0, keepDays: days })
  if (frame.over !== null && frame.over > since) return
  const rows = database
    .updateTable('registration')
    .set({ ...nothingSaid, erased: now.toISOString() })
    .where('event', '=', event)
    .where('keep_days', '=', keepDays)
    .where('erased', 'is', null)
  const old = frame.over === null ? rows.where('created', '<=', toIso(since)) : rows
  await old.execute()
}

const toIso = (moment: number): string => new Date(moment).toISOString()

async function frameOfEvent(services: Services, event: string): Promise<EventFrame | null> {
  const page = await services.database
    .selectFrom('page')
    .select('fields')
    .where('id', '=', event)
    .executeTakeFirst()
  return page === undefined ? null : frameOf(services, page)
}
