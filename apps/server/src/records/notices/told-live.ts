import type { LiveEvent } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import type { Announcement } from '../live/announce-live.ts'
import type { LiveRow } from '../live/live-log.ts'
import type { Services } from '../services/services.ts'

const ONE = 'person:'
const ACT = 'act:'

/** That what one person is told changed. */
export const toldOne = (person: string): Announcement => ({
  kind: 'notice',
  page: '',
  subject: `${ONE}${person}`,
})

/** That people are told of an act. */
export const toldOf = (act: number): Announcement => ({
  kind: 'notice',
  page: '',
  subject: `${ACT}${act}`,
})

/** What a reader of the stream is told of it: that they are to look, and nothing of what. Null for everybody else. */
export async function noticeEvent(
  services: Services,
  row: LiveRow,
  actor: Actor,
): Promise<LiveEvent | null> {
  if (actor.kind !== 'account' || actor.token !== null) return null
  if (!(await isFor(services, row.subject, actor.id))) return null
  return { number: row.number, kind: 'notice', page: '', id: '' }
}

async function isFor(services: Services, subject: string, person: string): Promise<boolean> {
  if (subject.startsWith(ONE)) return subject === `${ONE}${person}`
  const act = Number(subject.slice(ACT.length))
  const held = services.held.toldPeople.get(String(act))
  if (held !== undefined) return held.has(person)
  const row = await services.database
    .selectFrom('notice')
    .select('act')
    .where('person', '=', person)
    .where('act', '=', act)
    .executeTakeFirst()
  return row !== undefined
}
