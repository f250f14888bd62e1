import { sql, type RawBuilder, type SqlBool } from 'kysely'

/** Up to when something must have happened to be told by now, each way; ISO 8601 in UTC. */
export type Due = {
  readonly now: string
  readonly daily: string
  readonly weekly: string
  /** What happened before is told by no message: the site sent none for a while. */
  readonly tooOld: string
}

/** Whether a notice (`n`) of an act (`a`) is to be told by mail by now. */
export function isDue({ now, daily, weekly }: Due): RawBuilder<SqlBool> {
  return sql`(
    (n.channel = 'now' and a.time <= ${now})
    or (n.channel = 'daily' and a.time <= ${daily})
    or (n.channel = 'weekly' and a.time <= ${weekly}))`
}
